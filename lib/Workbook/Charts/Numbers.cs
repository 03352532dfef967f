using System.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Workbook;

/// <summary>Numbers for a chart: many of them at seven digits, which halves what is sent to the page.</summary>
internal static class Numbers
{
    /// <summary>The values as <c>double[]</c>, or as <c>float[]</c> where they are many and that changes no picture.</summary>
    public static Array Of<T>(IEnumerable<T> values)
        where T : INumber<T>
    {
        double[] numbers = [.. values.Select(value => double.CreateChecked(value))];
        return CanShorten(numbers) ? Array.ConvertAll(numbers, number => (float)number) : numbers;
    }

    /// <summary>The rows of a matrix.</summary>
    public static Array Of(Matrix<double> matrix)
    {
        var rows = matrix.ToRowArrays();
        return CanShorten([.. matrix.Enumerate()])
            ? Array.ConvertAll(rows, row => Array.ConvertAll(row, number => (float)number))
            : rows;
    }

    /// <summary>The coordinates of points.</summary>
    /// <exception cref="ArgumentException">There are more of one than of the other.</exception>
    public static (Array X, Array Y) Pairs<TX, TY>(
        IEnumerable<TX> x,
        IEnumerable<TY> y,
        string nameX = "x",
        string nameY = "y"
    )
        where TX : INumber<TX>
        where TY : INumber<TY>
    {
        var (xs, ys) = (Of(x), Of(y));
        return xs.Length == ys.Length
            ? (xs, ys)
            : throw new ArgumentException(
                $"{nameX} has {Require.Count(xs.Length, "value")} and {nameY} has {ys.Length}: each point needs one of each."
            );
    }

    /// <summary>Evenly spaced values, both ends included.</summary>
    public static double[] Sample(double from, double to, int count) =>
        [.. Enumerable.Range(0, count).Select(i => from + (to - from) * i / (count - 1))];

    private static bool CanShorten(double[] numbers) =>
        numbers.Length >= ChartJson.FewNumbers
        && numbers.All(number => number == 0 || !double.IsFinite(number) || Math.Abs(number) is > 1e-30 and < 1e30)
        && !numbers.All(double.IsInteger);
}
