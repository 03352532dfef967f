using MathNet.Numerics.LinearAlgebra;

namespace Workbook;

/// <summary>
/// Shifts and scales each column to mean 0 and standard deviation 1, and back.
/// The deviation is that of the population (divided by N), as <c>numpy.std</c> gives it. A constant column becomes 0, exactly, and comes back exactly.
/// </summary>
public sealed class Standardizer
{
    private Standardizer(Vector<double> mean, Vector<double> deviation) => (Mean, Deviation) = (mean, deviation);

    /// <summary>The mean of each column.</summary>
    public Vector<double> Mean { get; }

    /// <summary>The standard deviation of each column; 1 for a constant column.</summary>
    public Vector<double> Deviation { get; }

    /// <summary>Measures the columns of X.</summary>
    /// <exception cref="ArgumentException">An entry of X is NaN or infinite.</exception>
    public static Standardizer Fit(Matrix<double> X)
    {
        Require.Finite(X);
        var (mean, deviation) = (Vector<double>.Build.Dense(X.ColumnCount), Vector<double>.Build.Dense(X.ColumnCount));
        foreach (var (j, column) in X.EnumerateColumnsIndexed())
        {
            (mean[j], deviation[j]) = Measure(column);
        }

        return new(mean, deviation);
    }

    private static (double Mean, double Deviation) Measure(Vector<double> column)
    {
        // The sum of equal numbers over their count is not always that number, and a deviation of rounding errors blows them up.
        if (column.Maximum() == column.Minimum())
        {
            return (column[0], 1);
        }

        // Times a power of 2, which changes no digit, the squares of the very small and the very large are numbers too.
        var exponent = Math.ILogB(column.AbsoluteMaximum());
        var scaled = column.Map(x => Math.ScaleB(x, -exponent));
        var mean = scaled.Sum() / scaled.Count;
        var variance = scaled.Sum(x => (x - mean) * (x - mean)) / scaled.Count;
        return (Math.ScaleB(mean, exponent), Math.ScaleB(Math.Sqrt(variance), exponent));
    }

    /// <summary>(X − mean) / deviation, column by column.</summary>
    public Matrix<double> Transform(Matrix<double> X)
    {
        Require.Columns(X, Mean.Count, "this standardizer was fitted to");
        return X.MapIndexed((_, j, x) => (x - Mean[j]) / Deviation[j]);
    }

    /// <summary>X · deviation + mean: undoes <see cref="Transform"/>.</summary>
    public Matrix<double> Inverse(Matrix<double> X)
    {
        Require.Columns(X, Mean.Count, "this standardizer was fitted to");
        return X.MapIndexed((_, j, x) => x * Deviation[j] + Mean[j]);
    }
}
