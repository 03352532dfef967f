using MathNet.Numerics.LinearAlgebra;
using static System.FormattableString;

namespace Workbook;

/// <summary>Recognises the usual slips of matrix calculus in a wrong answer, without giving the right one away.</summary>
internal static class AnswerDiagnosis
{
    /// <summary>Same shape, and every entry within a share of the largest entry of <paramref name="right"/>.</summary>
    public static bool Same(Matrix<double> given, Matrix<double> right, double tolerance) =>
        given.RowCount == right.RowCount
        && given.ColumnCount == right.ColumnCount
        && given.Zip(right).All(pair => Math.Abs(pair.Given - pair.Right) <= tolerance * Largest(right));

    /// <summary>Which entry is no number, as the end of a sentence; null if all are.</summary>
    public static string? NotFinite(Matrix<double> given)
    {
        var (row, column, value) = given
            .EnumerateIndexed()
            .FirstOrDefault(entry => !double.IsFinite(entry.Item3), (-1, -1, 0));
        return row < 0 ? null
            : IsNumber(given) ? Invariant($"it is {value}, no number that could be compared")
            : Invariant($"entry [{row},{column}] is {value}");
    }

    /// <summary>What seems to be wrong, as the end of a sentence that starts with the quantity's name.</summary>
    public static string Of(Matrix<double> given, Matrix<double> right, double tolerance)
    {
        if (!IsNumber(right) && Same(given.Transpose(), right, tolerance))
        {
            return "this is the transpose of the right answer";
        }
        if (given.RowCount != right.RowCount || given.ColumnCount != right.ColumnCount)
        {
            return $"the answer is {right.Shape()}, this is {given.Shape()}";
        }
        if (Same(-given, right, tolerance))
        {
            return "it has the opposite sign";
        }
        if (Same(given, right, 0.02))
        {
            return "it is close, but four digits do not agree: was something rounded on the way?";
        }
        return IsNumber(right) ? OfNumber(given[0, 0], right[0, 0]) : OfEntries(given, right, tolerance);
    }

    // A factor would give a single number away by one division.
    private static string OfNumber(double given, double right) =>
        Invariant($"{given:G6} is not right: it is too {(given > right ? "large" : "small")}");

    private static string OfEntries(Matrix<double> given, Matrix<double> right, double tolerance)
    {
        if (Factor(given, right, tolerance) is { } factor)
        {
            return Math.Abs(factor) > 1
                ? Invariant($"{Sign(factor)}it is {Math.Abs(factor):G4} times too large")
                : Invariant($"{Sign(factor)}it is {1 / Math.Abs(factor):G4} times too small");
        }
        if (Same(given - (given[0, 0] - right[0, 0]), right, tolerance))
        {
            return "every entry is off by the same number";
        }
        var near = tolerance * Largest(right);
        var wrong = right
            .EnumerateIndexed()
            .Where(entry => !(Math.Abs(given[entry.Item1, entry.Item2] - entry.Item3) <= near))
            .ToArray();
        var all = right.RowCount * right.ColumnCount;
        return wrong.Length == all
            ? "no entry is right yet"
            : $"{all - wrong.Length} of {all} entries are right; the first wrong one is [{wrong[0].Item1},{wrong[0].Item2}]";
    }

    // The k of given = k·right, if there is one.
    private static double? Factor(Matrix<double> given, Matrix<double> right, double tolerance)
    {
        var factor = given.PointwiseMultiply(right).Sum() / right.SumOfSquares();
        return double.IsFinite(factor) && factor != 0 && Same(given / factor, right, tolerance) ? factor : null;
    }

    private static string Sign(double factor) => factor < 0 ? "it has the opposite sign, and " : "";

    private static bool IsNumber(Matrix<double> value) => value is { RowCount: 1, ColumnCount: 1 };

    private static double Largest(Matrix<double> A) => Math.Max(A.Enumerate().Max(Math.Abs), double.Epsilon);

    private static IEnumerable<(double Given, double Right)> Zip(this Matrix<double> given, Matrix<double> right) =>
        given.Enumerate().Zip(right.Enumerate());
}
