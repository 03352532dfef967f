using MathNet.Numerics.LinearAlgebra;

namespace Workbook.Tests;

/// <summary>Compares matrices entry by entry, relative to the larger of the two and to 1.</summary>
internal sealed class MatrixClose(double tolerance) : IEqualityComparer<Matrix<double>>
{
    public static MatrixClose To(double tolerance) => new(tolerance);

    public bool Equals(Matrix<double>? a, Matrix<double>? b) =>
        a is not null
        && b is not null
        && a.RowCount == b.RowCount
        && a.ColumnCount == b.ColumnCount
        && a.EnumerateIndexed()
            .All(entry =>
                Math.Abs(entry.Item3 - b[entry.Item1, entry.Item2])
                <= tolerance * Math.Max(1, Math.Max(Math.Abs(entry.Item3), Math.Abs(b[entry.Item1, entry.Item2])))
            );

    public int GetHashCode(Matrix<double> matrix) => 0;
}
