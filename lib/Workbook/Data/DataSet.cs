using System.Runtime.CompilerServices;
using MathNet.Numerics.LinearAlgebra;
using static System.FormattableString;

namespace Workbook;

/// <summary>Inputs and wanted outputs, one sample per row of each.</summary>
[TypeFormatterSource(typeof(RichDisplayFormatterSource), PreferredMimeTypes = [MimeTypes.Plain])]
public sealed class DataSet
{
    /// <summary>Joins inputs and wanted outputs.</summary>
    /// <param name="X">The inputs, N×features.</param>
    /// <param name="Y">The wanted outputs, N×outputs.</param>
    /// <param name="featureNames">A name for each column of X; none by default.</param>
    /// <param name="classNames">A name for each column of Y, where these are classes; none by default.</param>
    /// <exception cref="ArgumentException">The numbers of rows differ, an entry is NaN or infinite, or there is another number of names than of columns.</exception>
    public DataSet(
        Matrix<double> X,
        Matrix<double> Y,
        IReadOnlyList<string>? featureNames = null,
        IReadOnlyList<string>? classNames = null
    )
    {
        Require.SameRows(X, Y);
        Require.Finite(X);
        Require.Finite(Y);
        this.X = X;
        this.Y = Y;
        FeatureNames = Names(featureNames, X);
        ClassNames = Names(classNames, Y);
    }

    /// <summary>The inputs, N×features.</summary>
    public Matrix<double> X { get; }

    /// <summary>The wanted outputs, N×outputs.</summary>
    public Matrix<double> Y { get; }

    /// <summary>The names of the columns of X; empty where they have none.</summary>
    public IReadOnlyList<string> FeatureNames { get; }

    /// <summary>The names of the classes, the columns of Y; empty where they have none.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>N, the number of samples.</summary>
    public int Count => X.RowCount;

    /// <summary>The samples <paramref name="start"/> to <paramref name="start"/> + <paramref name="count"/> − 1.</summary>
    public DataSet Rows(int start, int count) =>
        new(X.Rows(start, count), Y.Rows(start, count), FeatureNames, ClassNames);

    /// <summary>The samples with these numbers, in this order.</summary>
    public DataSet Rows(IReadOnlyList<int> rows) => new(X.Rows(rows), Y.Rows(rows), FeatureNames, ClassNames);

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

    /// <summary>
    /// Reads a table: a first line with the names of the columns, then one sample in each line. Columns are separated by commas, semicolons or tabs,
    /// whichever the file uses; a field in quotation marks may hold them too. Numbers have a decimal point, whatever the culture of this machine.
    /// </summary>
    /// <param name="path">The file, in UTF-8.</param>
    /// <param name="target">
    /// The column that is wanted. If none of its values is a number, they are classes: Y is one-hot, its columns in the order of
    /// <see cref="ClassNames"/>. Otherwise Y has one column.
    /// </param>
    /// <param name="without">Columns to leave out, such as a name or a number of the line. All others are inputs and must be numbers.</param>
    /// <param name="classes">True where numbers stand for classes, too.</param>
    /// <exception cref="IOException">The file cannot be read; <see cref="FileNotFoundException"/> if there is none.</exception>
    /// <exception cref="InvalidDataException">A value is missing or no number, a line has another number of fields than the first, or a column is not there: the message names line and column.</exception>
    public static DataSet FromCsv(string path, string target, string[]? without = null, bool classes = false)
    {
        ArgumentNullException.ThrowIfNull(target);
        return DiskFile.Load(
            path,
            bytes =>
            {
                var table = CsvTable.Read(bytes, target, without ?? []);
                var (Y, names) = table.Wanted(classes);
                return new DataSet(table.X, Y, table.Features, names);
            }
        );
    }

    /// <summary>Writes X and Y to a NumPy file: <c>numpy.load("data.npz")["X"]</c>. Names are not kept.</summary>
    /// <param name="path">The file. One of the same name is replaced only once the new one is complete.</param>
    /// <param name="compressed">Whether the file is made smaller, which takes longer.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void SaveNpz(string path, bool compressed = false) => NumPy.SaveAll(path, [("X", X), ("Y", Y)], compressed);

    /// <summary>Reads X and Y from a NumPy file: <c>numpy.savez("data.npz", X=X, Y=Y)</c>.</summary>
    /// <exception cref="IOException">The file cannot be read; <see cref="FileNotFoundException"/> if there is none.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, or does not hold two arrays X and Y of doubles or floats.</exception>
    /// <exception cref="ArgumentException">The numbers of rows differ, or an entry is NaN or infinite.</exception>
    public static DataSet LoadNpz(string path)
    {
        var arrays = NumPy.LoadAll(path);
        return arrays.TryGetValue("X", out var X) && arrays.TryGetValue("Y", out var Y)
            ? new(X, Y)
            : throw new InvalidDataException(
                $"{path} cannot be loaded: a data set needs arrays X and Y, and it holds {string.Join(", ", arrays.Keys)}."
            );
    }

    /// <summary>"300 samples, X 300×2, Y 300×2".</summary>
    public override string ToString() => $"{Require.Count(Count, "sample")}, X {X.Shape()}, Y {Y.Shape()}";

    private static IReadOnlyList<string> Names(
        IReadOnlyList<string>? names,
        Matrix<double> A,
        [CallerArgumentExpression(nameof(names))] string argument = ""
    ) =>
        names is null or [] ? []
        : names.Count == A.ColumnCount ? [.. names]
        : throw new ArgumentException(
            $"{argument} has {Require.Count(names.Count, "name")} for {Require.Count(A.ColumnCount, "column")}.",
            argument
        );
}
