namespace Workbook;

internal sealed class HalfSquaredLoss() : Loss("half squared error", @"\frac{1}{2N} \sum (y - a)^2")
{
    public override double ValueAt(double a, double y, int outputs) => (y - a) * (y - a) / 2;

    public override double SlopeAt(double a, double y, int outputs) => a - y;

    public override Value OnTape(Value a, double y, int outputs) => (y - a) * (y - a) / 2;
}
