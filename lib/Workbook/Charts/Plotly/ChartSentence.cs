using System.Collections;
using System.Globalization;
using System.Runtime.InteropServices;
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

    /// <summary>The finite numbers in whatever a trace holds.</summary>
    private static IEnumerable<double> Values(object? value) =>
        value switch
        {
            EncodedTypedArray array => Decode(array),
            string or PlotlyObject => [],
            IEnumerable list => list.Cast<object?>().SelectMany(Values),
            IConvertible number and not (DateTime or bool or char) => new[]
            {
                number.ToDouble(CultureInfo.InvariantCulture),
            }.Where(double.IsFinite),
            _ => [],
        };

    private static IEnumerable<double> Decode(EncodedTypedArray array)
    {
        var bytes = Convert.FromBase64String((string)array.At("bdata")!);
        return array.At("dtype") switch
        {
            "f8" => MemoryMarshal.Cast<byte, double>(bytes).ToArray(),
            "f4" => MemoryMarshal.Cast<byte, float>(bytes).ToArray().Select(number => (double)number),
            "i4" => MemoryMarshal.Cast<byte, int>(bytes).ToArray().Select(number => (double)number),
            "i2" => MemoryMarshal.Cast<byte, short>(bytes).ToArray().Select(number => (double)number),
            _ => [],
        };
    }

    private static string? Text(object? value) =>
        (value as string)?.Replace("<br>", " ") is { Length: > 0 } text ? text : null;

    private static string Number(double value) => value.ToString("G4", CultureInfo.InvariantCulture);
}
