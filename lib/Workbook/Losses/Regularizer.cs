using MathNet.Numerics.LinearAlgebra;
using static System.FormattableString;

namespace Workbook;

/// <summary>
/// A penalty on large weights, added to the loss: λ₁/N Σ|W| + λ₂/(2N) ΣW², with N the number of samples the loss averages
/// over. Biases are not penalised. L2 is the ridge term of Florez's XOR article.
/// </summary>
[TypeFormatterSource(typeof(RichDisplayFormatterSource), PreferredMimeTypes = [MimeTypes.Plain])]
public sealed class Regularizer
{
    private Regularizer(double lambda1, double lambda2)
    {
        Require.NotNegative(lambda1, "lambda");
        Require.NotNegative(lambda2, "lambda");
        (Lambda1, Lambda2) = (lambda1, lambda2);
    }

    /// <summary>No penalty.</summary>
    public static Regularizer None { get; } = new(0, 0);

    /// <summary>λ/N Σ|W|, with derivative λ/N sign(W): pushes weights to exactly 0.</summary>
    public static Regularizer L1(double lambda) => new(lambda, 0);

    /// <summary>λ/(2N) ΣW², with derivative λ/N W: shrinks weights in proportion to their size.</summary>
    public static Regularizer L2(double lambda) => new(0, lambda);

    /// <summary>λ₁, the strength of the sum of absolute values.</summary>
    public double Lambda1 { get; }

    /// <summary>λ₂, the strength of the sum of squares.</summary>
    public double Lambda2 { get; }

    /// <summary>What W adds to a loss over <paramref name="samples"/> samples.</summary>
    public double Penalty(Matrix<double> W, int samples)
    {
        ArgumentNullException.ThrowIfNull(W);
        Require.AtLeast(samples, 1);
        return W.Enumerate().Sum(w => Lambda1 * Math.Abs(w) + Lambda2 / 2 * w * w) / samples;
    }

    /// <summary>∂Penalty/∂W, of the shape of W.</summary>
    public Matrix<double> Gradient(Matrix<double> W, int samples)
    {
        ArgumentNullException.ThrowIfNull(W);
        Require.AtLeast(samples, 1);
        return W.Map(w => (Lambda1 * Sign(w) + Lambda2 * w) / samples);
    }

    // Math.Sign throws on NaN, and a network that has blown up must still show its NaN.
    private static double Sign(double w) =>
        w > 0 ? 1
        : w < 0 ? -1
        : w;

    /// <summary>"L2(0.01)".</summary>
    public override string ToString() =>
        (Lambda1, Lambda2) switch
        {
            (0, 0) => "none",
            (_, 0) => Invariant($"L1({Lambda1})"),
            _ => Invariant($"L2({Lambda2})"),
        };
}
