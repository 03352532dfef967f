using MathNet.Numerics.LinearAlgebra;

namespace Workbook;

internal sealed class CategoricalCrossEntropyLoss() : Loss("categorical cross-entropy", @"-\frac{1}{N} \sum y \ln a")
{
    private protected override double ValueAt(Matrix<double> A, Matrix<double> Y) =>
        A.Map2((a, y) => y == 0 ? 0 : -y * Math.Log(a), Y).Sum() / Y.RowCount;

    private protected override Matrix<double> GradientAt(Matrix<double> A, Matrix<double> Y) =>
        A.Map2((a, y) => y == 0 ? 0 : -y / a, Y) / Y.RowCount;

    private protected override double ValueAtLogits(Matrix<double> Z, Matrix<double> Y, Activation g)
    {
        if (g != Activation.Softmax)
        {
            return base.ValueAtLogits(Z, Y, g);
        }
        // −ln softmax(z)_i = ln Σ e^z − z_i, with the largest z taken out of the sum.
        var logSums = Z.EnumerateRows()
            .Select(z => z.Maximum() + Math.Log((z - z.Maximum()).PointwiseExp().Sum()))
            .ToArray();
        return Z.MapIndexed((i, j, z) => Y[i, j] * (logSums[i] - z)).Sum() / Y.RowCount;
    }

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

    internal override void CheckWanted(Matrix<double> Y) => Require.Probabilities(Y, Name);

    internal override Value? OnTape(Value a, double y, int samples, int outputs) =>
        y == 0 ? null : -y * a.Log() / samples;
}
