using System.Reflection;
using System.Text.Json.Nodes;

namespace Workbook.Engine.Display;

/// <summary>
/// Shows charts of Plotly.NET, which the kernel does not know: it finds them by the name of their type, and their JSON
/// by the name of the method that writes it.
/// </summary>
internal static class PlotlyNetCharts
{
    public const string MimeType = "application/vnd.plotly.v1+json";

    /// <summary>The figure of a chart as JSON, or null for any other value.</summary>
    public static string? ToJson(object? value)
    {
        for (var type = value?.GetType(); type is not null; type = type.BaseType)
        {
            // A class from version 5 on, before that a union within a module of the same name, whose cases are classes within it.
            if (type.FullName is "Plotly.NET.GenericChart" or "Plotly.NET.GenericChart+GenericChart")
            {
                return Writer(type)?.Invoke(null, [value]) as string;
            }
        }
        return null;
    }

    /// <summary>The figure in words, for terminals and screen readers: its title, and the kind and name of each trace.</summary>
    public static string Describe(string figure)
    {
        var chart = JsonNode.Parse(figure);
        var title = (chart?["layout"]?["title"] as JsonObject)?["text"] ?? "no title";
        var traces = (chart?["data"] as JsonArray ?? []).Select(trace => $"{trace?["type"]} {trace?["name"]}".Trim());
        return $"A chart of Plotly.NET: {title}; {string.Join(", ", traces)}.";
    }

    private static MethodInfo? Writer(Type chart) =>
        (
            from name in new[] { "toJson", "toFigureJson" }
            from type in new[] { chart, chart.DeclaringType }
            let method = type?.GetMethod(name, BindingFlags.Public | BindingFlags.Static, [chart])
            where method is not null
            select method
        ).FirstOrDefault();
}
