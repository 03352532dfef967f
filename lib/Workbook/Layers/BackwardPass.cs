using MathNet.Numerics.LinearAlgebra;

namespace Workbook;

/// <summary>Everything that a backward pass computed; each gradient has the shape of what it is the gradient of.</summary>
public sealed class BackwardPass
{
    internal BackwardPass(Matrix<double>[] dA, Matrix<double>[] dZ, Matrix<double>[] dW, Vector<double>?[] db) =>
        (this.dA, this.dZ, this.dW, this.db) = (new("dA", dA), new("dZ", dZ), new("dW", dW), new("db", db));

    /// <summary>∂Loss/∂A of each layer's activations.</summary>
    public PerLayer<Matrix<double>> dA { get; }

    /// <summary>∂Loss/∂Z of each layer's weighted sums.</summary>
    public PerLayer<Matrix<double>> dZ { get; }

    /// <summary>∂Loss/∂W of each layer's weights, with the regularizer's share.</summary>
    public PerLayer<Matrix<double>> dW { get; }

    /// <summary>∂Loss/∂b of each layer's biases; null for a layer without biases.</summary>
    public PerLayer<Vector<double>?> db { get; }

    // The same pass with every derivative of a weight or bias changed.
    internal BackwardPass ForParameters(Func<double, double> change) =>
        new(
            dA.ToArray(),
            dZ.ToArray(),
            [.. dW.ToArray().Select(dW => dW.Map(change))],
            [.. db.ToArray().Select(db => db?.Map(change))]
        );
}
