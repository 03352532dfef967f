using System.Numerics.Tensors;

namespace Workbook;

internal sealed class SigmoidActivation()
    : ElementwiseActivation("sigmoid", @"\frac{1}{1 + e^{-z}}", @"\sigma(z)\,(1 - \sigma(z))"),
        IProbabilities
{
    public override double Apply(double z) => 1 / (1 + Math.Exp(-z));

    public override double Derivative(double z, double a) => a * (1 - a);

    public override Value OnTape(Value z) => z.Sigmoid();

    // In a browser, where .NET interprets, entry by entry is the faster way.
    private protected override void Apply(ReadOnlySpan<double> z, Span<double> a)
    {
        if (OperatingSystem.IsBrowser())
        {
            base.Apply(z, a);
        }
        else
        {
            TensorPrimitives.Sigmoid(z, a);
        }
    }

    // −ln σ(z) = softplus(−z) and −ln(1 − σ(z)) = softplus(z).
    public double CrossEntropy(ReadOnlySpan<double> z, ReadOnlySpan<double> y, bool withComplements, Span<double> dz)
    {
        double sum = 0;
        for (var j = 0; j < z.Length; j++)
        {
            var unwanted = withComplements ? 1 - y[j] : 0;
            sum += y[j] * Logits.Softplus(-z[j]) + unwanted * Logits.Softplus(z[j]);
            var a = Apply(z[j]);
            dz[j] = unwanted * a - y[j] * (1 - a);
        }

        return sum;
    }

    public Value CrossEntropy(Value[] z, double[] y, bool withComplements) =>
        z.Zip(y, (z, y) => y * (-z).Softplus() + (withComplements ? 1 - y : 0) * z.Softplus())
            .Aggregate((a, b) => a + b);
}
