using MathNet.Numerics.LinearAlgebra;

namespace Workbook;

/// <summary>
/// How far the activations A of the last layer are from the wanted outputs Y, both N×outputs: the mean over the samples of what their
/// outputs add. One of your own says what an output adds, its derivative, and the same on a tape; both paths of training take it.
/// </summary>
[TypeFormatterSource(typeof(RichDisplayFormatterSource), PreferredMimeTypes = [MimeTypes.Plain])]
public abstract class Loss
{
    /// <summary>Names the loss.</summary>
    /// <param name="name">The name in the words of the field.</param>
    /// <param name="latex">The formula in LaTeX.</param>
    protected Loss(string name, string latex) => (Name, Latex) = (name, latex);

    /// <summary>1/(2N) Σ(y − a)²: the loss of Florez's XOR article. The half cancels the 2 of the derivative.</summary>
    public static Loss HalfSquared { get; } = new HalfSquaredLoss();

    /// <summary>The mean of (y − a)² over all entries, as Keras and PyTorch take it.</summary>
    public static Loss MeanSquared { get; } = new MeanSquaredLoss();

    /// <summary>−1/N Σ(y ln a + (1 − y) ln(1 − a)), summed over the outputs. For sigmoid outputs.</summary>
    public static Loss BinaryCrossEntropy { get; } = new BinaryCrossEntropyLoss();

    /// <summary>−1/N Σ y ln a: only the wanted class counts. For softmax outputs.</summary>
    public static Loss CategoricalCrossEntropy { get; } = new CategoricalCrossEntropyLoss();

    /// <summary>The name in the words of the field.</summary>
    public string Name { get; }

    /// <summary>The formula in LaTeX.</summary>
    public string Latex { get; }

    /// <summary>The loss at activations A when Y is wanted.</summary>
    /// <exception cref="ArgumentException">The shapes differ, or Y has an entry that the loss cannot take.</exception>
    public double Value(Matrix<double> A, Matrix<double> Y)
    {
        CheckBoth(A, Y, nameof(A));
        return MeanValue(A, Y);
    }

    /// <summary>dA = ∂Loss/∂A, of the shape of A.</summary>
    /// <exception cref="ArgumentException">The shapes differ, or Y has an entry that the loss cannot take.</exception>
    public Matrix<double> Gradient(Matrix<double> A, Matrix<double> Y)
    {
        CheckBoth(A, Y, nameof(A));
        return MeanGradient(A, Y);
    }

    /// <summary>
    /// The loss from the weighted sums Z of the last layer (the logits) and its activation g. Cross-entropies are computed
    /// without forming ln g(Z), so that a wrong and very sure network has a large loss and not an infinite one.
    /// </summary>
    public double Value(Matrix<double> Z, Matrix<double> Y, Activation g)
    {
        ArgumentNullException.ThrowIfNull(g);
        CheckBoth(Z, Y, nameof(Z));
        return ValueAtLogits(Z, Y, g);
    }

    /// <summary>
    /// dZ = ∂Loss/∂Z for the last layer. Where loss and activation fit (sigmoid with binary cross-entropy, softmax with
    /// categorical cross-entropy) this is the short form (A − Y)/N, which stays exact where the chain rule would divide by 0.
    /// </summary>
    public Matrix<double> Gradient(Matrix<double> Z, Matrix<double> Y, Activation g)
    {
        ArgumentNullException.ThrowIfNull(g);
        CheckBoth(Z, Y, nameof(Z));
        return GradientAtLogits(Z, Y, g);
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    /// <summary>What one output adds to its sample's loss.</summary>
    /// <param name="a">The output.</param>
    /// <param name="y">The wanted output.</param>
    /// <param name="outputs">How many outputs a sample has.</param>
    public abstract double ValueAt(double a, double y, int outputs);

    /// <summary>The derivative of <see cref="ValueAt"/> with respect to a.</summary>
    public abstract double SlopeAt(double a, double y, int outputs);

    /// <summary><see cref="ValueAt"/> in scalars on a tape: the second derivation that gradient checks compare with.</summary>
    public abstract Value OnTape(Value a, double y, int outputs);

    private protected virtual double ValueAtLogits(Matrix<double> Z, Matrix<double> Y, Activation g) =>
        MeanValue(g.Apply(Z), Y);

    private protected virtual Matrix<double> GradientAtLogits(Matrix<double> Z, Matrix<double> Y, Activation g)
    {
        var A = g.Apply(Z);
        return g.Backward(Z, A, MeanGradient(A, Y));
    }

    // What a sample with the weighted sums z adds, on a tape.
    internal virtual Value OnTape(Value[] z, double[] y, Activation g) =>
        g.OnTape(z).Zip(y, (a, y) => OnTape(a, y, z.Length)).Aggregate((sum, term) => sum + term);

    internal virtual void CheckWanted(Matrix<double> Y) => Require.Finite(Y);

    private double MeanValue(Matrix<double> A, Matrix<double> Y) =>
        A.Map2((a, y) => ValueAt(a, y, Y.ColumnCount), Y).Sum() / Y.RowCount;

    private Matrix<double> MeanGradient(Matrix<double> A, Matrix<double> Y) =>
        A.Map2((a, y) => SlopeAt(a, y, Y.ColumnCount), Y) / Y.RowCount;

    private void CheckBoth(Matrix<double> outputs, Matrix<double> Y, string name)
    {
        Require.SameShape(outputs, Y, name);
        CheckWanted(Y);
    }
}
