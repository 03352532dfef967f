using System.Runtime.CompilerServices;
using MathNet.Numerics.LinearAlgebra;
using static System.FormattableString;

namespace Workbook;

/// <summary>Argument checks whose messages name the argument and show both shapes or the bad value.</summary>
internal static class Require
{
    public static void NotEmpty(Matrix<double> a, [CallerArgumentExpression(nameof(a))] string name = "")
    {
        ArgumentNullException.ThrowIfNull(a, name);
        if (a.RowCount == 0 || a.ColumnCount == 0)
        {
            throw new ArgumentException($"{name} is {a.Shape()}: it must have at least one row and one column.", name);
        }
    }

    public static void SameShape(
        Matrix<double> a,
        Matrix<double> b,
        [CallerArgumentExpression(nameof(a))] string nameA = "",
        [CallerArgumentExpression(nameof(b))] string nameB = ""
    )
    {
        NotEmpty(a, nameA);
        NotEmpty(b, nameB);
        if (a.RowCount != b.RowCount || a.ColumnCount != b.ColumnCount)
        {
            throw new ArgumentException(
                $"{nameA} is {a.Shape()} and {nameB} is {b.Shape()}: both must have the same shape.",
                nameB
            );
        }
    }

    public static void SameRows(
        Matrix<double> a,
        Matrix<double> b,
        [CallerArgumentExpression(nameof(a))] string nameA = "",
        [CallerArgumentExpression(nameof(b))] string nameB = ""
    )
    {
        NotEmpty(a, nameA);
        NotEmpty(b, nameB);
        if (a.RowCount != b.RowCount)
        {
            throw new ArgumentException(
                $"{nameA} is {a.Shape()} and {nameB} is {b.Shape()}: both must have the same number of rows, one per sample.",
                nameB
            );
        }
    }

    public static void Columns(
        Matrix<double> a,
        int columns,
        string why,
        [CallerArgumentExpression(nameof(a))] string name = ""
    )
    {
        NotEmpty(a, name);
        if (a.ColumnCount != columns)
        {
            throw new ArgumentException(
                $"{name} has {Count(a.ColumnCount, "column")} (it is {a.Shape()}), {why} {columns}.",
                name
            );
        }
    }

    public static void Finite(Matrix<double> a, [CallerArgumentExpression(nameof(a))] string name = "")
    {
        NotEmpty(a, name);
        if (a.ForAll(double.IsFinite))
        {
            return;
        }

        foreach (var (i, j, value) in a.EnumerateIndexed())
        {
            if (!double.IsFinite(value))
            {
                throw new ArgumentException(
                    Invariant($"{name}[{i},{j}] is {value}: every entry must be a finite number."),
                    name
                );
            }
        }
    }

    public static void Finite(Vector<double> a, [CallerArgumentExpression(nameof(a))] string name = "")
    {
        ArgumentNullException.ThrowIfNull(a, name);
        foreach (var (i, value) in a.EnumerateIndexed())
        {
            if (!double.IsFinite(value))
            {
                throw new ArgumentException(
                    Invariant($"{name}[{i}] is {value}: every entry must be a finite number."),
                    name
                );
            }
        }
    }

    public static void Finite(double value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(
                name,
                value,
                Invariant($"{name} is {value}: it must be a finite number.")
            );
        }
    }

    public static void NotNegative(double value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        Finite(value, name);
        if (value < 0)
        {
            throw new ArgumentOutOfRangeException(
                name,
                value,
                Invariant($"{name} is {value}: it must not be negative.")
            );
        }
    }

    public static void Probabilities(
        Matrix<double> a,
        string why,
        [CallerArgumentExpression(nameof(a))] string name = ""
    )
    {
        if (a.ForAll(IsProbability))
        {
            return;
        }

        foreach (var (i, j, value) in a.EnumerateIndexed())
        {
            if (!IsProbability(value))
            {
                throw new ArgumentException(
                    Invariant($"{name}[{i},{j}] is {value}: {why} takes wanted values from 0 to 1."),
                    name
                );
            }
        }
    }

    private static bool IsProbability(double value) => value >= 0 && value <= 1;

    public static void AtLeast(int value, int minimum, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (value < minimum)
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} is {value}: it must be at least {minimum}.");
        }
    }

    public static string Count(int n, string noun) => n == 1 ? $"1 {noun}" : $"{n} {noun}s";
}
