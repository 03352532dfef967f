using System.Numerics;
using System.Text.Json.Nodes;
using MathNet.Numerics.LinearAlgebra;

namespace Workbook;

/// <summary>Numbers as plotly.js takes them: plain arrays, rounded so that a chart stays small.</summary>
internal static class Numbers
{
    /// <summary>The number to so many significant digits; null where it is not finite, which leaves a gap in the chart.</summary>
    public static JsonNode? ToJson(double value, int digits = 6) => double.IsFinite(value) ? JsonValue.Create(Round(value, digits)) : null;

    public static JsonArray ToJson<T>(IEnumerable<T> values, int digits = 6) where T : INumber<T> =>
        new([.. values.Select(value => ToJson(double.CreateChecked(value), digits))]);

    public static JsonArray ToJson(Matrix<double> rows, int digits = 6) =>
        new([.. rows.EnumerateRows().Select(row => ToJson(row, digits))]);

    private static double Round(double value, int digits)
    {
        if (value == 0)
            return 0; // also -0, which JSON would show as "-0"
        var scale = digits - 1 - (int)Math.Floor(Math.Log10(Math.Abs(value)));
        return scale is >= 0 and <= 15 ? Math.Round(value, scale) + 0.0
            : double.Parse(value.ToString($"E{digits - 1}", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture);
    }
}
