using MathNet.Numerics.LinearAlgebra;

namespace Workbook;

internal sealed class CategoricalCrossEntropyLoss()
    : CrossEntropyLoss("categorical cross-entropy", @"-\frac{1}{N} \sum y \ln a", withComplements: false)
{
    public override double ValueAt(double a, double y, int outputs) => -Times(y, Math.Log(a));

    public override double SlopeAt(double a, double y, int outputs) => -Times(y, 1 / a);

    public override Value OnTape(Value a, double y, int outputs) => y == 0 ? 0 * a : -y * a.Log();

    private protected override Matrix<double> GradientAtLogits(Matrix<double> Z, Matrix<double> Y, Activation g)
    {
        if (g != Activation.Softmax)
        {
            return base.GradientAtLogits(Z, Y, g);
        }
        // The wanted probabilities of a row usually sum to 1; where they do not, the softmax is weighted by their sum.
        var sums = Y.RowSums();
        return g.Apply(Z).MapIndexed((i, j, p) => (sums[i] * p - Y[i, j]) / Y.RowCount);
    }
}
