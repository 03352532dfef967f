using System.Diagnostics;
using MathNet.Numerics.LinearAlgebra;

namespace Workbook.Benchmarks;

internal static class Products
{
    /// <summary>Seconds of one product, rows×depth times depth×columns, through MathNet's <c>Matrix.Multiply</c> and its present provider.</summary>
    public static double Seconds(int rows, int depth, int columns)
    {
        var random = new Random(depth);
        var (A, B, C) = (Draw(rows, depth), Draw(depth, columns), Matrix<double>.Build.Dense(rows, columns));
        var repeats = Math.Max(2, (int)(2e8 / ((double)rows * depth * columns)));
        A.Multiply(B, C);
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < repeats; i++)
        {
            A.Multiply(B, C);
        }

        return clock.Elapsed.TotalSeconds / repeats;

        Matrix<double> Draw(int m, int n) => Matrix<double>.Build.Dense(m, n, (_, _) => random.NextDouble());
    }
}
