using System.Numerics;
using System.Text.Json.Nodes;
using MathNet.Numerics.LinearAlgebra;

namespace Workbook;

/// <summary>Numbers as plotly.js takes them: plain arrays, rounded so that a chart stays small.</summary>
internal static class Numbers
{
    /// <summary>The number to so many significant digits; null where it is not finite, which leaves a gap in the chart.</summary>
    public static JsonNode? ToJson(double value, int digits = 6) =>
        double.IsFinite(value) ? JsonValue.Create(Round(value, digits)) : null;

    public static JsonArray ToJson<T>(IEnumerable<T> values, int digits = 6)
        where T : INumber<T> => new([.. values.Select(value => ToJson(double.CreateChecked(value), digits))]);

    public static JsonArray ToJson(Matrix<double> rows, int digits = 6) =>
        new([.. rows.EnumerateRows().Select(row => ToJson(row, digits))]);

    /// <summary>The coordinates of points.</summary>
    /// <exception cref="ArgumentException">There are more of one than of the other.</exception>
    public static (JsonArray X, JsonArray Y) Pairs<TX, TY>(IEnumerable<TX> x, IEnumerable<TY> y)
        where TX : INumber<TX>
        where TY : INumber<TY>
    {
        var (xs, ys) = (ToJson(x), ToJson(y));
        return xs.Count == ys.Count
            ? (xs, ys)
            : throw new ArgumentException(
                $"x has {Require.Count(xs.Count, "value")} and y has {ys.Count}: each point needs one of each."
            );
    }

    private static double Round(double value, int digits)
    {
        if (value == 0)
        {
            return 0; // also -0, which JSON would show as "-0"
        }

        var scale = digits - 1 - (int)Math.Floor(Math.Log10(Math.Abs(value)));
        return scale is >= 0 and <= 15
            ? Math.Round(value, scale) + 0.0
            : double.Parse(
                value.ToString($"E{digits - 1}", System.Globalization.CultureInfo.InvariantCulture),
                System.Globalization.CultureInfo.InvariantCulture
            );
    }
}
