using MathNet.Numerics.LinearAlgebra;

namespace Workbook;

internal sealed class HalfSquaredLoss() : Loss("half squared error", @"\frac{1}{2N} \sum (y - a)^2")
{
    private protected override double ValueAt(Matrix<double> A, Matrix<double> Y) =>
        (Y - A).SumOfSquares() / (2 * Y.RowCount);

    private protected override Matrix<double> GradientAt(Matrix<double> A, Matrix<double> Y) => (A - Y) / Y.RowCount;

    internal override Value OnTape(Value a, double y, int samples, int outputs) => (y - a) * (y - a) / (2 * samples);
}
