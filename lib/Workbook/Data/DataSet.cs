using MathNet.Numerics.LinearAlgebra;
using static System.FormattableString;

namespace Workbook;

/// <summary>Inputs and wanted outputs, one sample per row of each.</summary>
[TypeFormatterSource(typeof(RichDisplayFormatterSource), PreferredMimeTypes = [MimeTypes.Plain])]
public sealed class DataSet
{
    /// <summary>Joins inputs and wanted outputs.</summary>
    /// <exception cref="ArgumentException">The numbers of rows differ, or an entry is NaN or infinite.</exception>
    public DataSet(Matrix<double> X, Matrix<double> Y)
    {
        Require.SameRows(X, Y);
        Require.Finite(X);
        Require.Finite(Y);
        this.X = X;
        this.Y = Y;
    }

    /// <summary>The inputs, N×features.</summary>
    public Matrix<double> X { get; }

    /// <summary>The wanted outputs, N×outputs.</summary>
    public Matrix<double> Y { get; }

    /// <summary>N, the number of samples.</summary>
    public int Count => X.RowCount;

    /// <summary>The samples <paramref name="start"/> to <paramref name="start"/> + <paramref name="count"/> − 1.</summary>
    public DataSet Rows(int start, int count) => new(X.Rows(start, count), Y.Rows(start, count));

    /// <summary>The samples with these numbers, in this order.</summary>
    public DataSet Rows(IReadOnlyList<int> rows) => new(X.Rows(rows), Y.Rows(rows));

    /// <summary>The first <paramref name="count"/> samples.</summary>
    public DataSet Take(int count) => Rows(0, count);

    /// <summary>The same samples in random order.</summary>
    public DataSet Shuffled(NumPyRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return Rows(random.Permutation(Count));
    }

    /// <summary>Cuts the set in two without reordering it: 0.9 gives nine tenths for training and the rest for testing.</summary>
    /// <param name="fraction">Share of the first part, between 0 and 1; both parts must come out non-empty.</param>
    public (DataSet Train, DataSet Test) Split(double fraction)
    {
        var first = double.IsFinite(fraction) ? (int)Math.Round(fraction * Count) : 0;
        if (first < 1 || first >= Count)
        {
            throw new ArgumentOutOfRangeException(
                nameof(fraction),
                fraction,
                Invariant($"fraction is {fraction}: of {Count} samples it must leave at least one in each part.")
            );
        }

        return (Rows(0, first), Rows(first, Count - first));
    }

    /// <summary>"300 samples, X 300×2, Y 300×2".</summary>
    public override string ToString() => $"{Require.Count(Count, "sample")}, X {X.Shape()}, Y {Y.Shape()}";
}
