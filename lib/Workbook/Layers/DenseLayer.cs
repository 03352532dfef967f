using MathNet.Numerics.LinearAlgebra;

namespace Workbook;

/// <summary>A fully connected layer: Z = A·W + b, then g(Z). Rows of A are samples.</summary>
[TypeFormatterSource(typeof(RichDisplayFormatterSource), PreferredMimeTypes = [MimeTypes.Plain])]
public sealed class DenseLayer
{
    /// <summary>Makes a layer with its own copy of the weights.</summary>
    /// <param name="W">Weights, inputs×outputs.</param>
    /// <param name="b">Biases, one for each output; null for a layer without biases.</param>
    /// <param name="activation">The function g.</param>
    /// <exception cref="ArgumentException">W and b do not fit, or an entry is NaN or infinite.</exception>
    public DenseLayer(Matrix<double> W, Vector<double>? b, Activation activation)
    {
        Require.Finite(W);
        ArgumentNullException.ThrowIfNull(activation);
        if (b is not null)
        {
            Require.Finite(b);
            if (b.Count != W.ColumnCount)
            {
                throw new ArgumentException(
                    $"W is {W.Shape()} and b has length {b.Count}: b needs one entry for each column of W.",
                    nameof(b)
                );
            }
        }
        this.W = Matrix<double>.Build.DenseOfMatrix(W);
        this.b = b is null ? null : Vector<double>.Build.DenseOfVector(b);
        Activation = activation;
    }

    private DenseLayer(DenseLayer other) => (W, b, Activation) = (other.W.Clone(), other.b?.Clone(), other.Activation);

    /// <summary>The weights, inputs×outputs.</summary>
    public Matrix<double> W { get; internal set; }

    /// <summary>The biases, one for each output; null where the layer has none.</summary>
    public Vector<double>? b { get; internal set; }

    /// <summary>The function g.</summary>
    public Activation Activation { get; }

    /// <summary>The number of inputs.</summary>
    public int Inputs => W.RowCount;

    /// <summary>The number of outputs, the units of the layer.</summary>
    public int Outputs => W.ColumnCount;

    /// <summary>The number of weights and biases.</summary>
    public int ParameterCount => Inputs * Outputs + (b?.Count ?? 0);

    /// <summary>The weighted sums Z and the activations g(Z) for the inputs A, one sample per row.</summary>
    /// <exception cref="ArgumentException">A does not have <see cref="Inputs"/> columns.</exception>
    public (Matrix<double> Z, Matrix<double> A) Forward(Matrix<double> A)
    {
        Require.Columns(A, Inputs, "the layer takes");
        var Z = b is null ? A * W : (A * W).AddRow(b);
        return (Z, Activation.Apply(Z));
    }

    /// <summary>A layer with the same weights, independent of this one.</summary>
    public DenseLayer Clone() => new(this);

    /// <summary>"2 → 3, sigmoid".</summary>
    public override string ToString() => $"{Inputs} → {Outputs}, {Activation}{(b is null ? ", no biases" : "")}";
}
