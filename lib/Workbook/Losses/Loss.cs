using MathNet.Numerics.LinearAlgebra;

namespace Workbook;

/// <summary>How far the activations A of the last layer are from the wanted outputs Y. Both are N×outputs.</summary>
[TypeFormatterSource(typeof(RichDisplayFormatterSource), PreferredMimeTypes = [MimeTypes.Plain])]
public abstract class Loss
{
    private protected Loss(string name, string latex) => (Name, Latex) = (name, latex);

    /// <summary>1/(2N) Σ(y − a)²: Florez's loss (ledger A11). The half cancels the 2 of the derivative.</summary>
    public static Loss HalfSquared { get; } = new HalfSquaredLoss();

    /// <summary>The mean of (y − a)² over all entries, as Keras and PyTorch take it (ledger C17).</summary>
    public static Loss MeanSquared { get; } = new MeanSquaredLoss();

    /// <summary>−1/N Σ(y ln a + (1 − y) ln(1 − a)), summed over the outputs (ledger D11). For sigmoid outputs.</summary>
    public static Loss BinaryCrossEntropy { get; } = new BinaryCrossEntropyLoss();

    /// <summary>−1/N Σ y ln a: only the wanted class counts (ledger B05). For softmax outputs.</summary>
    public static Loss CategoricalCrossEntropy { get; } = new CategoricalCrossEntropyLoss();

    /// <summary>The name in the words of the field.</summary>
    public string Name { get; }

    /// <summary>The formula in LaTeX.</summary>
    public string Latex { get; }

    /// <summary>The loss at activations A when Y is wanted.</summary>
    /// <exception cref="ArgumentException">The shapes differ, or Y has an entry that the loss cannot take.</exception>
    public double Value(Matrix<double> A, Matrix<double> Y)
    {
        Check(A, Y, nameof(A));
        return ValueAt(A, Y);
    }

    /// <summary>dA = ∂Loss/∂A, of the shape of A.</summary>
    /// <exception cref="ArgumentException">The shapes differ, or Y has an entry that the loss cannot take.</exception>
    public Matrix<double> Gradient(Matrix<double> A, Matrix<double> Y)
    {
        Check(A, Y, nameof(A));
        return GradientAt(A, Y);
    }

    /// <summary>
    /// The loss from the weighted sums Z of the last layer (the logits) and its activation g. Cross-entropies are computed
    /// without forming ln g(Z), so that a wrong and very sure network has a large loss and not an infinite one.
    /// </summary>
    public double Value(Matrix<double> Z, Matrix<double> Y, Activation g)
    {
        ArgumentNullException.ThrowIfNull(g);
        Check(Z, Y, nameof(Z));
        return ValueAtLogits(Z, Y, g);
    }

    /// <summary>
    /// dZ = ∂Loss/∂Z for the last layer. Where loss and activation fit (sigmoid with binary cross-entropy, softmax with
    /// categorical cross-entropy) this is the short form (A − Y)/N, which stays exact where the chain rule would divide by 0.
    /// </summary>
    public Matrix<double> Gradient(Matrix<double> Z, Matrix<double> Y, Activation g)
    {
        ArgumentNullException.ThrowIfNull(g);
        Check(Z, Y, nameof(Z));
        return GradientAtLogits(Z, Y, g);
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    private protected abstract double ValueAt(Matrix<double> A, Matrix<double> Y);

    private protected abstract Matrix<double> GradientAt(Matrix<double> A, Matrix<double> Y);

    private protected virtual double ValueAtLogits(Matrix<double> Z, Matrix<double> Y, Activation g) =>
        ValueAt(g.Apply(Z), Y);

    private protected virtual Matrix<double> GradientAtLogits(Matrix<double> Z, Matrix<double> Y, Activation g)
    {
        var A = g.Apply(Z);
        return g.Backward(Z, A, GradientAt(A, Y));
    }

    // What one output a adds when y is wanted, in a data set of this shape, in scalars on a tape: the second derivation
    // that gradient checks compare with. Null if it adds nothing.
    internal abstract Value? OnTape(Value a, double y, int samples, int outputs);

    internal virtual void CheckWanted(Matrix<double> Y) => Require.Finite(Y);

    private void Check(Matrix<double> outputs, Matrix<double> Y, string name)
    {
        Require.SameShape(outputs, Y, name);
        CheckWanted(Y);
    }
}
