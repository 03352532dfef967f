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
        && right
            .EnumerateIndexed()
            .All(entry => Near(given[entry.Item1, entry.Item2], entry.Item3, tolerance * Largest(right)));

    /// <summary>What seems to be wrong, as the end of a sentence that starts with the quantity's name.</summary>
    public static string Of(Matrix<double> given, Matrix<double> right, double tolerance)
    {
        var isNumber = right is { RowCount: 1, ColumnCount: 1 };
        var notFinite = given.EnumerateIndexed().FirstOrDefault(entry => !double.IsFinite(entry.Item3), (-1, -1, 0));
        if (notFinite.Item1 >= 0)
        {
            return isNumber
                ? Invariant($"it is {notFinite.Item3}")
                : Invariant($"entry [{notFinite.Item1},{notFinite.Item2}] is {notFinite.Item3}");
        }

        if (!isNumber && Same(given.Transpose(), right, tolerance))
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

        if (Factor(given, right, tolerance) is { } factor)
        {
            return Math.Abs(factor) > 1
                ? Invariant($"{Sign(factor)}it is {Math.Abs(factor):G6} times too large")
                : Invariant($"{Sign(factor)}it is {1 / Math.Abs(factor):G6} times too small");
        }

        if (!isNumber && Same(given - (given[0, 0] - right[0, 0]), right, tolerance))
        {
            return Invariant($"every entry is off by the same number, {given[0, 0] - right[0, 0]:G6}");
        }

        if (Same(given, right, 0.01))
        {
            return "it is close, but not exact: were numbers rounded on the way?";
        }

        if (isNumber)
        {
            return Invariant($"{given[0, 0]:G6} is not right");
        }

        var wrong = right
            .EnumerateIndexed()
            .Where(entry => !Near(given[entry.Item1, entry.Item2], entry.Item3, tolerance * Largest(right)))
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

    private static double Largest(Matrix<double> A) => A.Enumerate().Max(Math.Abs);

    private static bool Near(double a, double b, double tolerance) => a.Equals(b) || Math.Abs(a - b) <= tolerance;
}
