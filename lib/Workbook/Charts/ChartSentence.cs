using System.Collections;
using System.Globalization;
using Plotly.NET;

namespace Workbook;

/// <summary>Says in one line what any chart of Plotly.NET shows, with its key numbers: for screen readers and terminals.</summary>
internal static class ChartSentence
{
    /// <summary>Where a chart's own sentence is kept, beside the chart; with the number of traces that it is about, as charts can be combined.</summary>
    public const string Key = "sentence";

    public static string Of(GenericChart chart) =>
        GenericChart.getDisplayOptions(chart).At(Key) is (string sentence, int traces)
        && traces == GenericChart.countTrace(chart)
            ? sentence
            : Made(chart);

    private static string Made(GenericChart chart)
    {
        var layout = GenericChart.getLayout(chart);
        var axes = new[] { "xaxis", "yaxis", "scene.xaxis", "scene.yaxis", "scene.zaxis" };
        IEnumerable<string> parts =
        [
            Text(layout.At("title.text")) ?? "Chart",
            .. from axis in axes
            let title = Text(layout.At($"{axis}.title.text"))
            where title is not null
            select $"{axis[^5]}: {title}",
            .. GenericChart.getTraces(chart).Where(trace => trace.At("visible") is not false).Select(Of),
        ];
        return string.Join("; ", parts) + ".";
    }

    private static string Of(Trace trace)
    {
        var name = Text(trace.At("name")) ?? trace.type;
        double[] values = [.. Values(trace.At("z") ?? trace.At("y") ?? trace.At("values") ?? trace.At("x"))];
        if (values.Length == 0)
        {
            return name;
        }
        var range = $"{Number(values.Min())} to {Number(values.Max())}";
        return trace.At("mode") is string mode && mode.Contains("lines")
            ? $"{name}: {values.Length} points from {Number(values[0])} to {Number(values[^1])} (range {range})"
            : $"{name}: {values.Length} values, {range}";
    }

    private static IEnumerable<double> Values(object? value) =>
        value switch
        {
            string or PlotlyObject => [],
            IEnumerable list => list.Cast<object?>().SelectMany(Values),
            IConvertible number and not (DateTime or bool or char) => new[]
            {
                number.ToDouble(CultureInfo.InvariantCulture),
            }.Where(double.IsFinite),
            _ => [],
        };

    private static string? Text(object? value) =>
        (value as string)?.Replace("<br>", " ") is { Length: > 0 } text ? text : null;

    private static string Number(double value) => value.ToString("G4", CultureInfo.InvariantCulture);
}
