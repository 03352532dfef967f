using MathNet.Numerics.LinearAlgebra;

namespace Workbook;

internal sealed class MeanSquaredLoss() : Loss("mean squared error", @"\frac{1}{NK} \sum (y - a)^2")
{
    private protected override double ValueAt(Matrix<double> A, Matrix<double> Y) =>
        (Y - A).SumOfSquares() / Entries(Y);

    private protected override Matrix<double> GradientAt(Matrix<double> A, Matrix<double> Y) =>
        (A - Y) * (2.0 / Entries(Y));

    private static int Entries(Matrix<double> Y) => Y.RowCount * Y.ColumnCount;

    internal override Value OnTape(Value a, double y, int samples, int outputs) =>
        (y - a) * (y - a) / (samples * outputs);
}
