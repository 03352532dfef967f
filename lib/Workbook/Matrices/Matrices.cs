using MathNet.Numerics.LinearAlgebra;

namespace Workbook;

/// <summary>Makes matrices from numbers, and adds to MathNet's matrices the few operations that derivations use.</summary>
public static class Matrices
{
    /// <summary>The matrix with these rows: <c>Matrices.FromRows([[1, 2], [3, 4]])</c>.</summary>
    /// <exception cref="ArgumentException">There is no row, a row is empty, or the rows differ in length.</exception>
    public static Matrix<double> FromRows(params double[][] rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Length == 0 || rows.Any(row => row is null || row.Length == 0))
        {
            throw new ArgumentException(
                "rows must hold at least one row, and each row at least one number.",
                nameof(rows)
            );
        }

        for (var i = 1; i < rows.Length; i++)
        {
            if (rows[i].Length != rows[0].Length)
            {
                throw new ArgumentException(
                    $"rows[0] has {rows[0].Length} entries and rows[{i}] has {rows[i].Length}: all rows must be equally long.",
                    nameof(rows)
                );
            }
        }

        return Matrix<double>.Build.DenseOfRowArrays(rows);
    }

    /// <summary>A 1×n matrix: one sample.</summary>
    public static Matrix<double> Row(params double[] values) => FromRows([values]);

    /// <summary>An n×1 matrix: one feature of n samples.</summary>
    public static Matrix<double> Column(params double[] values) => Row(values).Transpose();

    /// <summary>A vector, such as the biases of a layer.</summary>
    public static Vector<double> Vector(params double[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Length == 0)
        {
            throw new ArgumentException("values must hold at least one number.", nameof(values));
        }

        return Vector<double>.Build.DenseOfArray(values);
    }

    /// <summary>One row per label with a 1 in the label's column: label 0 of 2 classes is [1, 0].</summary>
    /// <param name="labels">Class numbers from 0 to <paramref name="classes"/> − 1.</param>
    /// <param name="classes">Number of columns.</param>
    public static Matrix<double> OneHot(IReadOnlyList<int> labels, int classes)
    {
        ArgumentNullException.ThrowIfNull(labels);
        Require.AtLeast(classes, 1);
        if (labels.Count == 0)
        {
            throw new ArgumentException("labels is empty: give at least one.", nameof(labels));
        }

        for (var i = 0; i < labels.Count; i++)
        {
            if (labels[i] < 0 || labels[i] >= classes)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(labels),
                    labels[i],
                    $"labels[{i}] is {labels[i]}: with {classes} classes, labels run from 0 to {classes - 1}."
                );
            }
        }

        return Matrix<double>.Build.Dense(labels.Count, classes, (i, j) => labels[i] == j ? 1 : 0);
    }

    /// <summary>The shape in words, rows first: "3×2".</summary>
    public static string Shape(this Matrix<double> A) => $"{A.RowCount}×{A.ColumnCount}";

    /// <summary>The product entry by entry, A ∘ B; both have the same shape.</summary>
    public static Matrix<double> Hadamard(this Matrix<double> A, Matrix<double> B)
    {
        Require.SameShape(A, B);
        return A.PointwiseMultiply(B);
    }

    /// <summary>Adds the vector b to every row of A: how biases reach all samples at once.</summary>
    public static Matrix<double> AddRow(this Matrix<double> A, Vector<double> b)
    {
        Require.NotEmpty(A);
        ArgumentNullException.ThrowIfNull(b);
        if (A.ColumnCount != b.Count)
        {
            throw new ArgumentException(
                $"A is {A.Shape()} and b has {Require.Count(b.Count, "entry").Replace("entrys", "entries")}: b needs one entry for each column of A.",
                nameof(b)
            );
        }

        var entries = A.ToColumnMajorArray();
        for (var j = 0; j < b.Count; j++)
        {
            var bj = b[j];
            foreach (ref var entry in entries.AsSpan(j * A.RowCount, A.RowCount))
            {
                entry += bj;
            }
        }
        return Matrix<double>.Build.Dense(A.RowCount, A.ColumnCount, entries);
    }

    /// <summary>The sum of all entries.</summary>
    public static double Sum(this Matrix<double> A) => A.Enumerate().Sum();

    /// <summary>The sum of the squares of all entries, ‖A‖².</summary>
    public static double SumOfSquares(this Matrix<double> A) => A.Enumerate().Sum(value => value * value);

    /// <summary>The mean of all entries.</summary>
    public static double Mean(this Matrix<double> A) => A.Sum() / (A.RowCount * A.ColumnCount);

    /// <summary>Rows <paramref name="start"/> to <paramref name="start"/> + <paramref name="count"/> − 1 as a matrix.</summary>
    public static Matrix<double> Rows(this Matrix<double> A, int start, int count)
    {
        ArgumentNullException.ThrowIfNull(A);
        if (start < 0 || count < 1 || start + count > A.RowCount)
        {
            throw new ArgumentOutOfRangeException(
                nameof(start),
                $"Rows {start} to {start + count - 1} are asked of a matrix that has rows 0 to {A.RowCount - 1}."
            );
        }

        return A.SubMatrix(start, count, 0, A.ColumnCount);
    }

    /// <summary>The rows with these numbers, in this order.</summary>
    public static Matrix<double> Rows(this Matrix<double> A, IReadOnlyList<int> rows)
    {
        ArgumentNullException.ThrowIfNull(A);
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Count == 0)
        {
            throw new ArgumentException("rows is empty: give at least one row number.", nameof(rows));
        }

        foreach (var row in rows)
        {
            if (row < 0 || row >= A.RowCount)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(rows),
                    row,
                    $"Row {row} is asked of a matrix that has rows 0 to {A.RowCount - 1}."
                );
            }
        }

        return Matrix<double>.Build.Dense(rows.Count, A.ColumnCount, (i, j) => A[rows[i], j]);
    }

    /// <summary>For each row the column of its largest entry, the first of equals: the class that a row of scores names.</summary>
    public static int[] ArgMax(this Matrix<double> A) =>
        [.. A.EnumerateRows().Select(row => Enumerable.Range(0, row.Count).MaxBy(column => row[column]))];
}
