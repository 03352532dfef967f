using MathNet.Numerics.LinearAlgebra;

namespace Workbook;

/// <summary>
/// Shifts and scales each column to mean 0 and standard deviation 1, and back (ledger C18).
/// The deviation is that of the population (divided by N), as <c>numpy.std</c> gives it. A constant column becomes 0.
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
        var mean = X.ColumnSums() / X.RowCount;
        var variance = X.AddRow(-mean).PointwisePower(2).ColumnSums() / X.RowCount;
        return new(mean, variance.Map(v => v == 0 ? 1 : Math.Sqrt(v)));
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
