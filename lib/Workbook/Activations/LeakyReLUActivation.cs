using static System.FormattableString;

namespace Workbook;

/// <summary>z for z &gt; 0, slope·z otherwise. ReLU is the slope 0.</summary>
internal sealed class LeakyReLUActivation(string name, double slope, string latex)
    : ElementwiseActivation(name, latex, Invariant($@"\begin{{cases}} 1 & z > 0 \\ {slope} & z \le 0 \end{{cases}}"))
{
    public double Slope { get; } = slope;

    public override double Apply(double z) => z > 0 ? z : Slope * z;

    public override double Derivative(double z, double a) => z > 0 ? 1 : Slope;

    public override Value OnTape(Value z) => z.LeakyReLU(Slope);

    public override string ToString() => Slope == 0 ? Name : Invariant($"{Name}({Slope})");
}
