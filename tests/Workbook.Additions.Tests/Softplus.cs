namespace Workbook.Additions.Tests;

/// <summary>ln(1 + e^z), a ReLU without the kink.</summary>
internal sealed class Softplus() : ElementwiseActivation("softplus", @"\ln(1 + e^z)", @"\frac{1}{1 + e^{-z}}")
{
    public override double Apply(double z) => Math.Max(z, 0) + Math.Log(1 + Math.Exp(-Math.Abs(z)));

    public override double Derivative(double z, double a) => 1 / (1 + Math.Exp(-z));

    public override Value OnTape(Value z) => (1 + z.Exp()).Log();
}
