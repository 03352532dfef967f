namespace Workbook;

internal sealed class IdentityActivation() : ElementwiseActivation("identity", "z", "1")
{
    public override double Apply(double z) => z;

    public override double Derivative(double z, double a) => 1;

    public override Value OnTape(Value z) => z;
}
