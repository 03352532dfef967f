using MathNet.Numerics.LinearAlgebra;

namespace Workbook;

/// <summary>Everything that a forward pass computed; N rows, one per sample.</summary>
public sealed class ForwardPass
{
    internal ForwardPass(Matrix<double>[] Z, Matrix<double>[] A) =>
        (this.Z, this.A) = (new("Z", Z), new("A", A, first: 0));

    /// <summary>Weighted sums: Z[1] of the first layer to Z[L] of the last.</summary>
    public PerLayer<Matrix<double>> Z { get; }

    /// <summary>Activations: A[0] is the input X, A[L] the output.</summary>
    public PerLayer<Matrix<double>> A { get; }

    /// <summary>The prediction A[L].</summary>
    public Matrix<double> Output => A[A.Last];
}
