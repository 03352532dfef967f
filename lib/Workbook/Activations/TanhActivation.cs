using System.Numerics.Tensors;

namespace Workbook;

internal sealed class TanhActivation() : ElementwiseActivation("tanh", @"\tanh z", @"1 - \tanh^2 z")
{
    public override double Apply(double z) => Math.Tanh(z);

    public override double Derivative(double z, double a) => 1 - a * a;

    public override Value OnTape(Value z) => z.Tanh();

    private protected override void Apply(ReadOnlySpan<double> z, Span<double> a) => TensorPrimitives.Tanh(z, a);
}
