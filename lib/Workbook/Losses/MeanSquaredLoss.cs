namespace Workbook;

internal sealed class MeanSquaredLoss() : Loss("mean squared error", @"\frac{1}{NK} \sum (y - a)^2")
{
    public override double ValueAt(double a, double y, int outputs) => (y - a) * (y - a) / outputs;

    public override double SlopeAt(double a, double y, int outputs) => 2 * (a - y) / outputs;

    public override Value OnTape(Value a, double y, int outputs) => (y - a) * (y - a) / outputs;
}
