using MathNet.Numerics.LinearAlgebra;
using static System.FormattableString;

namespace Workbook;

/// <summary>Brings the numbers, vectors and matrices of a notebook to one form, and names their entries.</summary>
internal static class Quantity
{
    /// <summary>A matrix of any number, vector, matrix or list; a vector becomes one row. Null if it is none of these.</summary>
    public static Matrix<double>? AsMatrix(object? value) =>
        value switch
        {
            Matrix<double> matrix => matrix,
            Vector<double> vector => vector.ToRowMatrix(),
            Value scalar => Matrices.Row(scalar.Data),
            double[,] { Length: > 0 } array => Matrix<double>.Build.DenseOfArray(array),
            double[][] { Length: > 0 } rows when rows.All(row => row?.Length > 0 && row.Length == rows[0].Length) =>
                Matrices.FromRows(rows),
            IEnumerable<double> list when list.Any() => Matrices.Row([.. list]),
            IEnumerable<int> list when list.Any() => Matrices.Row([.. list.Select(n => (double)n)]),
            double or float or decimal or int or long or short or byte or uint or ulong => Matrices.Row(
                Convert.ToDouble(value)
            ),
            _ => null,
        };

    /// <summary>"z1" for a single number, "z1[2]" in a row, "W1[0,2]" in a matrix.</summary>
    public static string Entry(string name, Matrix<double> all, int row, int column) =>
        all is { RowCount: 1, ColumnCount: 1 } ? name
        : all.RowCount == 1 ? $"{name}[{column}]"
        : $"{name}[{row},{column}]";

    public static string Describe(Matrix<double> value) =>
        value is { RowCount: 1, ColumnCount: 1 } ? Invariant($"the number {value[0, 0]}") : $"{value.Shape()}";
}
