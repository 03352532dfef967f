using MathNet.Numerics.LinearAlgebra;
using static System.FormattableString;

namespace Workbook;

/// <summary>Checks that stand right after a number in a notebook. A check that fails throws; one that passes shows ✓.</summary>
public static class Check
{
    /// <summary>The value agrees with a printed one to all printed digits.</summary>
    /// <param name="name">The quantity, as the text calls it.</param>
    /// <param name="actual">A number, vector or matrix.</param>
    /// <param name="printed">As an article or NumPy prints it: "0.26199", "[0.1, 0.2]", "[[1, 2], [3, 4]]".</param>
    /// <exception cref="CheckFailedException">An entry differs by more than half a unit of the last printed digit.</exception>
    /// <exception cref="FormatException"><paramref name="printed"/> is not readable as numbers.</exception>
    public static CheckResult Printed(string name, object actual, string printed)
    {
        var expected = PrintedNumbers.Parse(printed);
        Compare(name, actual, expected.Values, (i, j) => expected.Tolerances[i, j]);
        return new($"✓ {name} agrees to {Require.Count(expected.Decimals, "decimal")}");
    }

    /// <summary>The value agrees with another, computed in a second way.</summary>
    /// <param name="name">The quantity, as the text calls it.</param>
    /// <param name="actual">A number, vector or matrix.</param>
    /// <param name="expected">The same quantity, computed otherwise.</param>
    /// <param name="relativeTolerance">Largest difference, as a share of the largest entry of <paramref name="expected"/>.</param>
    /// <exception cref="CheckFailedException">An entry differs by more.</exception>
    public static CheckResult Close(string name, object actual, object expected, double relativeTolerance = 1e-9)
    {
        Require.NotNegative(relativeTolerance);
        var wanted =
            Quantity.AsMatrix(expected)
            ?? throw new ArgumentException(
                $"expected is {expected?.GetType().Name ?? "null"}: give a number, a vector or a matrix.",
                nameof(expected)
            );
        var tolerance =
            relativeTolerance * wanted.Enumerate().Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        var isExact = Compare(name, actual, wanted, (_, _) => tolerance);
        return new($"✓ {name} agrees {(isExact ? "exactly" : Invariant($"within {relativeTolerance:0.#e+0}"))}");
    }

    /// <summary>A statement holds.</summary>
    /// <param name="name">What is claimed: "the loss went down".</param>
    /// <param name="holds">Whether it does.</param>
    /// <param name="why">What to know if it does not, with the values.</param>
    /// <exception cref="CheckFailedException">It does not hold.</exception>
    public static CheckResult That(string name, bool holds, string why = "") =>
        holds ? new($"✓ {name}") : throw new CheckFailedException($"✗ {name}: this does not hold. {why}".TrimEnd());

    /// <summary>A claim is wrong: the check of it must fail. For the mistakes that the articles make.</summary>
    /// <param name="claim">The wrong claim, in words.</param>
    /// <param name="check">A check of the claim.</param>
    /// <returns>The claim with what the failed check said.</returns>
    /// <exception cref="CheckFailedException">The check passed.</exception>
    public static CheckResult Fails(string claim, Action check)
    {
        ArgumentNullException.ThrowIfNull(check);
        try
        {
            check();
        }
        catch (CheckFailedException failure)
        {
            return new($"✗ {claim}: {failure.Message.TrimStart('✗', ' ')}");
        }
        throw new CheckFailedException($"{claim}: this was expected to be wrong, but its check passes.");
    }

    // Throws if an entry differs by more than its tolerance; true if none differs at all.
    private static bool Compare(string name, object actual, Matrix<double> expected, Func<int, int, double> tolerance)
    {
        var found =
            Quantity.AsMatrix(actual)
            ?? throw new CheckFailedException(
                $"✗ {name} is {actual?.GetType().Name ?? "null"}: a number, a vector or a matrix is expected."
            );
        // A list of numbers may be held as a column.
        if (expected.RowCount == 1 && found.ColumnCount == 1)
        {
            found = found.Transpose();
        }

        if (found.RowCount != expected.RowCount || found.ColumnCount != expected.ColumnCount)
        {
            throw new CheckFailedException(
                $"✗ {name} is {Quantity.Describe(found)}, expected is {Quantity.Describe(expected)}: the shapes differ."
            );
        }

        foreach (var (i, j, value) in expected.EnumerateIndexed())
        {
            if (!Agrees(found[i, j], value, tolerance(i, j)))
            {
                throw new CheckFailedException(
                    Invariant($"✗ {Quantity.Entry(name, expected, i, j)} is {found[i, j]}, expected is {value}.")
                );
            }
        }

        return found.Equals(expected);
    }

    // The last bits of a sum depend on its order, so the half unit is widened by a billionth.
    private static bool Agrees(double actual, double expected, double tolerance) =>
        actual.Equals(expected) || Math.Abs(actual - expected) <= tolerance * (1 + 1e-9);
}
