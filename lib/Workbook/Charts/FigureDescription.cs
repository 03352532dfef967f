using System.Globalization;
using System.Text.Json.Nodes;

namespace Workbook;

/// <summary>Says in one line what a figure shows, with its key numbers: for screen readers and terminals.</summary>
internal static class FigureDescription
{
    public static string Of(Figure figure)
    {
        var parts = new List<string> { Text(figure.Layout["title"]?["text"]) ?? "Chart" };
        if (Text(figure.Layout["xaxis"]?["title"]?["text"]) is { } x)
        {
            parts.Add($"x: {x}");
        }

        if (Text(figure.Layout["yaxis"]?["title"]?["text"]) is { } y)
        {
            parts.Add($"y: {y}");
        }

        parts.AddRange(
            figure
                .Traces.OfType<JsonObject>()
                .Where(trace => trace["visible"]?.ToString() != "false")
                .Select(Of)
                .OfType<string>()
        );
        return string.Join("; ", parts) + ".";
    }

    private static string? Of(JsonObject trace)
    {
        var values = Flatten(trace["z"] ?? trace["y"]).ToList();
        var name = Text(trace["name"]) ?? Text(trace["type"]) ?? "scatter";
        if (values.Count == 0)
        {
            return null;
        }

        var range = $"{Number(values.Min())} to {Number(values.Max())}";
        return trace["mode"]?.ToString().Contains("lines") == true
            ? $"{name}: {values.Count} points from {Number(values[0])} to {Number(values[^1])} (range {range})"
            : $"{name}: {values.Count} values, {range}";
    }

    private static IEnumerable<double> Flatten(JsonNode? node) =>
        node switch
        {
            JsonArray array => array.SelectMany(Flatten),
            JsonValue value when value.TryGetValue(out double number) => [number],
            _ => [],
        };

    private static string? Text(JsonNode? node) => node?.ToString().Replace("<br>", " ");

    private static string Number(double value) => value.ToString("G4", CultureInfo.InvariantCulture);
}
