using MathNet.Numerics.LinearAlgebra;
using static System.FormattableString;

namespace Workbook;

/// <summary>The data of the four articles.</summary>
public static class DataSets
{
    /// <summary>
    /// Florez's XOR cloud: points of <c>randn(count, 2)</c>; class 1 where exactly one coordinate is positive.
    /// Y is one-hot, class 0 ↦ [1, 0].
    /// </summary>
    public static DataSet Xor(uint seed = 0, int count = 300)
    {
        var X = new NumPyRandom(seed).StandardNormal(count, 2);
        var labels = X.EnumerateRows().Select(x => (x[0] > 0) != (x[1] > 0) ? 1 : 0);
        return new(X, Matrices.OneHot([.. labels], classes: 2));
    }

    /// <summary>
    /// Skalski's two noisy circles, drawn as scikit-learn's <c>make_circles</c> draws them: the first half of the points
    /// on the unit circle (y = 0), the others on one of radius <paramref name="factor"/> (y = 1), in random order.
    /// </summary>
    /// <param name="count">Number of points, at least 2.</param>
    /// <param name="factor">Radius of the inner circle, from 0 to 1.</param>
    /// <param name="noise">Standard deviation of the normal noise added to both coordinates.</param>
    /// <param name="seed">Seed of the order and of the noise.</param>
    public static DataSet Circles(int count = 1000, double factor = 0.3, double noise = 0.1, uint seed = 0)
    {
        Require.AtLeast(count, 2);
        Require.NotNegative(noise);
        if (!(factor >= 0 && factor < 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(factor),
                factor,
                Invariant($"factor is {factor}: the inner radius must be from 0 to below 1.")
            );
        }

        var random = new NumPyRandom(seed);
        var outer = count / 2;
        var order = random.Permutation(count);
        var X = Matrix<double>.Build.Dense(count, 2);
        var Y = Matrix<double>.Build.Dense(count, 1);
        for (var i = 0; i < count; i++)
        {
            var isOuter = order[i] < outer;
            var (place, places, radius) = isOuter ? (order[i], outer, 1.0) : (order[i] - outer, count - outer, factor);
            var angle = place * (2 * Math.PI / places);
            X[i, 0] = radius * Math.Cos(angle) + noise * random.StandardNormal();
            X[i, 1] = radius * Math.Sin(angle) + noise * random.StandardNormal();
            Y[i, 0] = isOuter ? 0 : 1;
        }
        return new(X, Y);
    }

    /// <summary>Warfield's function f(x, y) = sin x + x cos y + y + 3^(x/3).</summary>
    public static double Surface(double x, double y) => Math.Sin(x) + x * Math.Cos(y) + y + Math.Pow(3, x / 3);

    /// <summary>
    /// <see cref="Surface"/> on an n×n grid over [−10, 10]²: row i·n + j holds x = grid[j], y = grid[i], in the order of
    /// NumPy's <c>meshgrid</c>.
    /// </summary>
    public static DataSet SurfaceGrid(int n = 100)
    {
        Require.AtLeast(n, 2);
        var step = 20.0 / (n - 1);
        double At(int i) => i == n - 1 ? 10 : i * step - 10;
        return SurfaceAt(Matrix<double>.Build.Dense(n * n, 2, (row, column) => At(column == 0 ? row % n : row / n)));
    }

    /// <summary><see cref="Surface"/> at random points of [−10, 10]²: all x are drawn first, then all y.</summary>
    public static DataSet SurfaceSamples(int count = 1000, uint seed = 99)
    {
        var random = new NumPyRandom(seed);
        var x = random.Uniform(-10, 10, count);
        var y = random.Uniform(-10, 10, count);
        return SurfaceAt(Matrix<double>.Build.DenseOfColumnVectors(x, y));
    }

    /// <summary>
    /// One of the 16 functions of two bits, as four samples 00, 01, 10, 11: sample k has the value of bit k of
    /// <paramref name="index"/>, so 8 is AND, 14 is OR, 6 is XOR.
    /// </summary>
    public static DataSet BooleanFunction(int index)
    {
        if (index is < 0 or > 15)
        {
            throw new ArgumentOutOfRangeException(
                nameof(index),
                index,
                $"index is {index}: the functions of two bits are numbered 0 to 15."
            );
        }

        return new(
            Matrices.FromRows([
                [0, 0],
                [0, 1],
                [1, 0],
                [1, 1],
            ]),
            Matrix<double>.Build.Dense(4, 1, (k, _) => (index >> k) & 1)
        );
    }

    private static DataSet SurfaceAt(Matrix<double> X) =>
        new(X, Matrix<double>.Build.Dense(X.RowCount, 1, (i, _) => Surface(X[i, 0], X[i, 1])));
}
