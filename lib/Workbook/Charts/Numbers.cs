using System.Numerics;
using MathNet.Numerics.LinearAlgebra;
using Microsoft.FSharp.Core;
using Plotly.NET;

namespace Workbook;

/// <summary>Numbers for a chart. Many of them travel as base64 and at seven digits, in half the space (plotly.js from 2.28 on).</summary>
internal static class Numbers
{
    private const int Few = 16;

    /// <summary>The coordinates of points.</summary>
    /// <exception cref="ArgumentException">There are more of one than of the other.</exception>
    public static (double[] X, double[] Y) Pairs<TX, TY>(IEnumerable<TX> x, IEnumerable<TY> y)
        where TX : INumber<TX>
        where TY : INumber<TY>
    {
        double[] xs = [.. x.Select(double.CreateChecked)];
        double[] ys = [.. y.Select(double.CreateChecked)];
        RequireOneEach(xs.Length, "y", ys.Length);
        return (xs, ys);
    }

    public static void RequireOneEach(int points, string name, int count, string point = "x")
    {
        if (count != points)
        {
            throw new ArgumentException(
                $"{point} has {Require.Count(points, "value")} and {name} has {count}: each point needs one of each."
            );
        }
    }

    public static object Of(double[] numbers) => Encode(numbers, null) ?? (object)numbers;

    /// <summary>The rows of a matrix.</summary>
    public static object Of(Matrix<double> matrix) =>
        Encode(matrix.ToRowMajorArray(), new[] { matrix.RowCount, matrix.ColumnCount }) ?? (object)matrix.ToRowArrays();

    /// <summary>Evenly spaced values, both ends included.</summary>
    public static double[] Sample(double from, double to, int count) =>
        [.. Enumerable.Range(0, count).Select(i => from + (to - from) * i / (count - 1))];

    // What is not finite has to be written out: as null it leaves a gap.
    private static EncodedTypedArray? Encode(double[] numbers, IEnumerable<int>? shape) =>
        numbers.Length < Few || !numbers.All(double.IsFinite) ? null
        : numbers.All(number => double.IsInteger(number) && Math.Abs(number) <= short.MaxValue)
            ? EncodedTypedArray.ofInt16Array(Array.ConvertAll(numbers, number => (short)number), Option(shape))
        : numbers.All(number => number == 0 || Math.Abs(number) is > 1e-30 and < 1e30)
            ? EncodedTypedArray.ofFloat32Array(Array.ConvertAll(numbers, number => (float)number), Option(shape))
        : EncodedTypedArray.ofFloat64Array(numbers, Option(shape));

    private static FSharpOption<IEnumerable<int>>? Option(IEnumerable<int>? shape) => shape is null ? null : new(shape);
}
