using System.Text.Json.Nodes;
using Plotly.NET;

namespace Workbook.Tests.Charts;

/// <summary>A chart as plotly.js gets it.</summary>
internal static class Drawn
{
    public static JsonArray Traces(GenericChart chart) => Json(chart)["data"]!.AsArray();

    public static JsonNode Layout(GenericChart chart) => Json(chart)["layout"]!;

    private static JsonNode Json(GenericChart chart) => JsonNode.Parse(chart.ToJson())!;
}
