using System.Numerics.Tensors;

namespace Workbook;

internal sealed class TanhActivation() : ElementwiseActivation("tanh", @"\tanh z", @"1 - \tanh^2 z")
{
    public override double Apply(double z) => Math.Tanh(z);

    public override double Derivative(double z, double a) => 1 - a * a;

    public override Value OnTape(Value z) => z.Tanh();

    // In a browser, where .NET interprets, entry by entry is the faster way.
    private protected override void Apply(ReadOnlySpan<double> z, Span<double> a)
    {
        if (OperatingSystem.IsBrowser())
        {
            base.Apply(z, a);
        }
        else
        {
            TensorPrimitives.Tanh(z, a);
        }
    }
}
