using System.Diagnostics;
using MathNet.Numerics.LinearAlgebra;

namespace Workbook.Benchmarks;

internal static class Products
{
    /// <summary>Seconds of one n×n product through MathNet's <c>Matrix.Multiply</c> and its present provider.</summary>
    public static double Seconds(int n)
    {
        var random = new Random(n);
        var (A, B, C) = (Draw(), Draw(), Matrix<double>.Build.Dense(n, n));
        var repeats = Math.Max(2, (int)(2e8 / ((double)n * n * n)));
        A.Multiply(B, C);
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < repeats; i++)
        {
            A.Multiply(B, C);
        }

        return clock.Elapsed.TotalSeconds / repeats;

        Matrix<double> Draw() => Matrix<double>.Build.Dense(n, n, (_, _) => random.NextDouble());
    }
}
