using System.Globalization;
using MathNet.Numerics.LinearAlgebra;

namespace Workbook;

/// <summary>Numbers and matrices as LaTeX, for equations with numbers in them.</summary>
public static class LatexText
{
    private const int MaxRows = 10,
        MaxColumns = 8;

    /// <summary>The number with at most so many decimals, trailing zeros left out; very small and very large ones as a power of ten.</summary>
    public static string ToLatex(this double value, int decimals = 8)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? @"\mathrm{NaN}"
                : value > 0 ? @"\infty"
                : @"-\infty";
        }

        var size = Math.Abs(value);
        if (size >= 1e9 || (size > 0 && size < Math.Pow(10, -decimals)))
        {
            var parts = value
                .ToString($"0.{new string('#', Math.Min(decimals, 4))}e0", CultureInfo.InvariantCulture)
                .Split('e');
            return $@"{parts[0]}\cdot 10^{{{parts[1]}}}";
        }
        var text = value.ToString($"0.{new string('#', decimals)}", CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }

    /// <summary>The matrix in brackets; from the eleventh row and the ninth column on, dots stand for what is left out.</summary>
    public static string ToLatex(this Matrix<double> matrix, int decimals = 8) =>
        Bracketed(matrix.RowCount, matrix.ColumnCount, (row, column) => matrix[row, column].ToLatex(decimals));

    /// <summary>The vector in brackets, lying.</summary>
    public static string ToLatex(this Vector<double> vector, int decimals = 8) =>
        Bracketed(1, vector.Count, (_, column) => vector[column].ToLatex(decimals));

    /// <summary>Shows the matrix with its name (LaTeX, such as "W_1"), its shape and its numbers.</summary>
    public static NamedMatrix Named(this Matrix<double> matrix, string name, int decimals = 8) =>
        new(name, matrix, $"{matrix.RowCount} × {matrix.ColumnCount}", decimals);

    /// <summary>Shows the vector, lying, with its name (LaTeX, such as "b_1"), its length and its numbers.</summary>
    public static NamedMatrix Named(this Vector<double> vector, string name, int decimals = 8) =>
        new(name, vector.ToRowMatrix(), $"{vector.Count}", decimals);

    private static string Bracketed(int rows, int columns, Func<int, int, string> entry)
    {
        var lines = Shown(rows, MaxRows)
            .Select(row =>
                string.Join(
                    " & ",
                    Shown(columns, MaxColumns)
                        .Select(column =>
                            (row, column) switch
                            {
                                (< 0, < 0) => @"\ddots",
                                (< 0, _) => @"\vdots",
                                (_, < 0) => @"\cdots",
                                _ => entry(row, column),
                            }
                        )
                )
            );
        return $@"\begin{{bmatrix}} {string.Join(@" \\ ", lines)} \end{{bmatrix}}";
    }

    /// <summary>The indices to show; -1 stands for the ones left out.</summary>
    internal static IEnumerable<int> Shown(int count, int limit) =>
        count <= limit ? Enumerable.Range(0, count) : [.. Enumerable.Range(0, limit - 2), -1, count - 1];
}
