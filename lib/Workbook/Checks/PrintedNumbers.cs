using System.Globalization;
using System.Text.RegularExpressions;
using MathNet.Numerics.LinearAlgebra;

namespace Workbook;

/// <summary>Numbers as an article or NumPy prints them, with the number of decimals that were printed.</summary>
internal sealed partial class PrintedNumbers
{
    private PrintedNumbers(Matrix<double> values, Matrix<double> tolerances, int decimals) =>
        (Values, Tolerances, Decimals) = (values, tolerances, decimals);

    public Matrix<double> Values { get; }

    /// <summary>Half a unit of the last printed digit, for each entry.</summary>
    public Matrix<double> Tolerances { get; }

    public int Decimals { get; }

    /// <summary>Reads "0.26199", "[0.1, 0.2]" or "[[1, 2], [3, 4]]"; commas may be missing, as in NumPy's print.</summary>
    /// <remarks>
    /// NumPy rounds a whole array to the same number of decimals and then drops trailing zeros, so the entry with the most
    /// decimals sets the precision of all of them.
    /// </remarks>
    public static PrintedNumbers Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        text = text.Replace('−', '-');
        var rows = text.Trim()
            .Trim('[', ']')
            .Split(']')
            .Select(row => Number().Matches(row).ToArray())
            .Where(row => row.Length > 0)
            .ToArray();
        if (rows.Length == 0 || Unreadable().IsMatch(Number().Replace(text, "")))
        {
            throw new FormatException(
                $"\"{text}\" is not a list of numbers: write 0.5, [0.1, 0.2] or [[1, 2], [3, 4]]."
            );
        }

        var decimals = rows.SelectMany(row => row).Max(number => number.Groups["decimals"].Length);
        return new(
            Matrices.FromRows([.. rows.Select(row => row.Select(Value).ToArray())]),
            Matrices.FromRows([
                .. rows.Select(row => row.Select(number => 0.5 * Math.Pow(10, Exponent(number) - decimals)).ToArray()),
            ]),
            decimals
        );
    }

    private static double Value(Match number) =>
        number.Value.TrimStart('-', '+') switch
        {
            "nan" => double.NaN,
            "inf" => number.Value[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity,
            _ => double.Parse(number.Value, CultureInfo.InvariantCulture),
        };

    private static int Exponent(Match number) =>
        number.Groups["exponent"] is { Success: true } exponent
            ? int.Parse(exponent.Value, CultureInfo.InvariantCulture)
            : 0;

    [GeneratedRegex(
        @"[-+]?(?:nan|inf|(?:\d+\.?(?<decimals>\d*)|\.(?<decimals>\d+))(?:[eE](?<exponent>[-+]?\d{1,3}))?)"
    )]
    private static partial Regex Number();

    [GeneratedRegex(@"[^\s,\[\]]")]
    private static partial Regex Unreadable();
}
