using MathNet.Numerics.LinearAlgebra;
using static System.FormattableString;

namespace Workbook;

/// <summary>
/// The function g between a layer's weighted sums Z and its activations A = g(Z), with its derivative.
/// One of your own derives from <see cref="ElementwiseActivation"/>.
/// </summary>
[TypeFormatterSource(typeof(RichDisplayFormatterSource), PreferredMimeTypes = [MimeTypes.Plain])]
public abstract class Activation
{
    private protected Activation(string name, string latex, string derivativeLatex) =>
        (Name, Latex, DerivativeLatex) = (name, latex, derivativeLatex);

    private static readonly Dictionary<string, Activation> BuiltIn = [];

    /// <summary>g(z) = z: the layer stays linear.</summary>
    public static Activation Identity { get; } = Known(new IdentityActivation());

    /// <summary>σ(z) = 1/(1 + e⁻ᶻ), from 0 to 1.</summary>
    public static Activation Sigmoid { get; } = Known(new SigmoidActivation());

    /// <summary>tanh z, from −1 to 1.</summary>
    public static Activation Tanh { get; } = Known(new TanhActivation());

    /// <summary>max(0, z); its derivative at 0 is taken as 0.</summary>
    public static Activation ReLU { get; } = Known(new LeakyReLUActivation("relu", 0, @"\max(0, z)"));

    /// <summary>e^z of each entry over the sum of its row: rows of probabilities. The largest entry is subtracted first, so nothing overflows.</summary>
    public static Activation Softmax { get; } = Known(new SoftmaxActivation());

    /// <summary>z for z &gt; 0, slope·z otherwise; its derivative at 0 is taken as the slope.</summary>
    public static Activation LeakyReLU(double slope = 0.01)
    {
        Require.Finite(slope);
        return new LeakyReLUActivation("leaky_relu", slope, Invariant($@"\max({slope}\,z,\; z)"));
    }

    /// <summary>The activation of this library that has the name; null if it is none of them.</summary>
    internal static Activation? Named(string name) => BuiltIn.GetValueOrDefault(name);

    /// <summary>The name in saved files: identity, sigmoid, tanh, relu, leaky_relu, softmax, or that of one of your own.</summary>
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

    private static Activation Known(Activation activation) => BuiltIn[activation.Name] = activation;
}
