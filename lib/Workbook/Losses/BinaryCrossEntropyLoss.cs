using MathNet.Numerics.LinearAlgebra;

namespace Workbook;

internal sealed class BinaryCrossEntropyLoss()
    : Loss("binary cross-entropy", @"-\frac{1}{N} \sum \left(y \ln a + (1 - y) \ln(1 - a)\right)")
{
    private protected override double ValueAt(Matrix<double> A, Matrix<double> Y) =>
        A.Map2((a, y) => -Times(y, Math.Log(a)) - Times(1 - y, Math.Log(1 - a)), Y).Sum() / Y.RowCount;

    private protected override Matrix<double> GradientAt(Matrix<double> A, Matrix<double> Y) =>
        A.Map2((a, y) => Times(1 - y, 1 / (1 - a)) - Times(y, 1 / a), Y) / Y.RowCount;

    private protected override double ValueAtLogits(Matrix<double> Z, Matrix<double> Y, Activation g) =>
        g == Activation.Sigmoid
            // −y ln σ(z) − (1 − y) ln(1 − σ(z)) = max(z, 0) − y z + ln(1 + e^−|z|)
            ? Z.Map2((z, y) => Math.Max(z, 0) - y * z + LogOnePlus(Math.Exp(-Math.Abs(z))), Y).Sum() / Y.RowCount
            : base.ValueAtLogits(Z, Y, g);

    private protected override Matrix<double> GradientAtLogits(Matrix<double> Z, Matrix<double> Y, Activation g) =>
        g == Activation.Sigmoid ? (g.Apply(Z) - Y) / Y.RowCount : base.GradientAtLogits(Z, Y, g);

    internal override void CheckWanted(Matrix<double> Y) => Require.Probabilities(Y, Name);

    // 0 times infinity is 0 here: a term that is not wanted costs nothing, however wrong it is.
    private static double Times(double weight, double value) => weight == 0 ? 0 : weight * value;

    private static double LogOnePlus(double x) => MathNet.Numerics.SpecialFunctions.Log1p(x);

    internal override Value OnTape(Value a, double y, int samples, int outputs) =>
        y switch
        {
            0 => -(1 - a).Log() / samples,
            1 => -a.Log() / samples,
            _ => -(y * a.Log() + (1 - y) * (1 - a).Log()) / samples,
        };
}
