using System.Numerics.Tensors;
using MathNet.Numerics.LinearAlgebra;
using static System.FormattableString;

namespace Workbook;

/// <summary>
/// The function g between a layer's weighted sums Z and its activations A = g(Z), with its derivative
/// (ledger B06, B07, B10, C03, D10).
/// </summary>
[TypeFormatterSource(typeof(RichDisplayFormatterSource), PreferredMimeTypes = [MimeTypes.Plain])]
public abstract class Activation
{
    private protected Activation(string name, string latex, string derivativeLatex) =>
        (Name, Latex, DerivativeLatex) = (name, latex, derivativeLatex);

    /// <summary>g(z) = z: the layer stays linear.</summary>
    public static Activation Identity { get; } =
        new ElementwiseActivation("identity", z => z, (_, _) => 1, z => z, "z", "1");

    /// <summary>σ(z) = 1/(1 + e⁻ᶻ), from 0 to 1.</summary>
    public static Activation Sigmoid { get; } =
        new ElementwiseActivation(
            "sigmoid",
            z => 1 / (1 + Math.Exp(-z)),
            (_, a) => a * (1 - a),
            z => z.Sigmoid(),
            @"\frac{1}{1 + e^{-z}}",
            @"\sigma(z)\,(1 - \sigma(z))",
            TensorPrimitives.Sigmoid
        );

    /// <summary>tanh z, from −1 to 1.</summary>
    public static Activation Tanh { get; } =
        new ElementwiseActivation(
            "tanh",
            Math.Tanh,
            (_, a) => 1 - a * a,
            z => z.Tanh(),
            @"\tanh z",
            @"1 - \tanh^2 z",
            TensorPrimitives.Tanh
        );

    /// <summary>max(0, z); its derivative at 0 is taken as 0.</summary>
    public static Activation ReLU { get; } = new LeakyReLUActivation("relu", 0, @"\max(0, z)");

    /// <summary>e^z of each entry over the sum of its row: rows of probabilities. The largest entry is subtracted first, so nothing overflows.</summary>
    public static Activation Softmax { get; } = new SoftmaxActivation();

    /// <summary>z for z &gt; 0, slope·z otherwise; its derivative at 0 is taken as the slope.</summary>
    public static Activation LeakyReLU(double slope = 0.01)
    {
        Require.Finite(slope);
        return new LeakyReLUActivation("leaky_relu", slope, Invariant($@"\max({slope}\,z,\; z)"));
    }

    /// <summary>The name in saved files: identity, sigmoid, tanh, relu, leaky_relu or softmax.</summary>
    public string Name { get; }

    /// <summary>g(z) in LaTeX.</summary>
    public string Latex { get; }

    /// <summary>g′(z) in LaTeX.</summary>
    public string DerivativeLatex { get; }

    /// <summary>g(Z), of the shape of Z.</summary>
    public abstract Matrix<double> Apply(Matrix<double> Z);

    /// <summary>g(z) of one number.</summary>
    /// <exception cref="NotSupportedException">Softmax, which needs a whole row.</exception>
    public abstract double Apply(double z);

    /// <summary>g′(Z) entry by entry.</summary>
    /// <exception cref="NotSupportedException">Softmax, whose derivative is a matrix for each row: see <see cref="Backward"/>.</exception>
    public abstract Matrix<double> Derivative(Matrix<double> Z);

    /// <summary>g′(z) at one number.</summary>
    /// <exception cref="NotSupportedException">Softmax.</exception>
    public abstract double Derivative(double z);

    /// <summary>Carries the gradient back through g: from dA = ∂Loss/∂A to dZ = ∂Loss/∂Z.</summary>
    /// <param name="Z">The weighted sums of the forward pass.</param>
    /// <param name="A">g(Z).</param>
    /// <param name="dA">∂Loss/∂A, of the same shape.</param>
    public abstract Matrix<double> Backward(Matrix<double> Z, Matrix<double> A, Matrix<double> dA);

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    // The same function in scalars on a tape: the second derivation that gradient checks compare with.
    internal abstract Value[] OnTape(Value[] z);
}
