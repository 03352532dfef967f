using MathNet.Numerics.LinearAlgebra;

namespace Workbook;

internal sealed class BinaryCrossEntropyLoss()
    : CrossEntropyLoss(
        "binary cross-entropy",
        @"-\frac{1}{N} \sum \left(y \ln a + (1 - y) \ln(1 - a)\right)",
        withComplements: true
    )
{
    public override double ValueAt(double a, double y, int outputs) =>
        -Times(y, Math.Log(a)) - Times(1 - y, Math.Log(1 - a));

    public override double SlopeAt(double a, double y, int outputs) => Times(1 - y, 1 / (1 - a)) - Times(y, 1 / a);

    public override Value OnTape(Value a, double y, int outputs) =>
        y switch
        {
            0 => -(1 - a).Log(),
            1 => -a.Log(),
            _ => -(y * a.Log() + (1 - y) * (1 - a).Log()),
        };

    // With a sigmoid, 1/(a(1 − a)) of the loss and a(1 − a) of the activation cancel.
    private protected override Matrix<double> GradientAtLogits(Matrix<double> Z, Matrix<double> Y, Activation g) =>
        g == Activation.Sigmoid ? (g.Apply(Z) - Y) / Y.RowCount : base.GradientAtLogits(Z, Y, g);
}
