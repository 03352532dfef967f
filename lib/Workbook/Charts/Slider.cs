using System.Text.Json.Nodes;

namespace Workbook;

/// <summary>
/// Makes one figure of several that share their traces: a slider goes from one to the next. Its steps carry only what differs,
/// as arguments of plotly.js's <c>update</c>, which every client honours (frames are ignored by several).
/// </summary>
internal static class Slider
{
    private const int Room = 110; // pixels below the axes for the slider, its labels and the axis title above it

    public static Figure Of(string prefix, IReadOnlyList<(string Label, Figure Figure)> frames, int start)
    {
        if (frames.Count == 0)
        {
            throw new ArgumentException("A slider needs at least one figure.");
        }

        var counts = frames.Select(frame => frame.Figure.Traces.Count).Distinct().ToArray();
        if (counts.Length > 1)
        {
            throw new ArgumentException(
                $"The figures of a slider must have the same traces; some have {counts[0]}, others {counts[1]}."
            );
        }

        var all = frames.Select(frame => frame.Figure.ToJson()).ToList();
        var changing = Enumerable
            .Range(0, counts[0])
            .Where(trace => all.Any(frame => !JsonNode.DeepEquals(frame["data"]![trace], all[0]["data"]![trace])))
            .ToArray();
        var traceKeys = changing
            .SelectMany(trace => ChangingPaths(all.Select(frame => frame["data"]![trace])))
            .Distinct()
            .ToArray();
        var layoutKeys = ChangingPaths(all.Select(frame => frame["layout"])).ToArray();

        var steps = frames.Zip(
            all,
            (frame, json) =>
                (JsonNode)
                    new JsonObject
                    {
                        ["label"] = frame.Label,
                        ["method"] = "update",
                        ["args"] = new JsonArray(
                            new JsonObject(
                                traceKeys.Select(key =>
                                    KeyValuePair.Create(
                                        key,
                                        (JsonNode?)
                                            new JsonArray([.. changing.Select(trace => At(json["data"]![trace], key))])
                                    )
                                )
                            ),
                            new JsonObject(layoutKeys.Select(key => KeyValuePair.Create(key, At(json["layout"], key)))),
                            new JsonArray([.. changing.Select(trace => (JsonNode)trace)])
                        ),
                    }
        );
        var figure = frames[start].Figure.Clone();
        var roomForLegend = HasLegendBelow(figure) ? 45 : 0;
        figure.Layout["sliders"] = new JsonArray(
            new JsonObject
            {
                ["active"] = start,
                ["currentvalue"] = new JsonObject
                {
                    ["prefix"] = prefix + " ",
                    ["xanchor"] = "left",
                    ["font"] = new JsonObject { ["size"] = 14 },
                },
                ["pad"] = new JsonObject { ["t"] = 55 + roomForLegend, ["b"] = 10 },
                ["font"] = new JsonObject { ["size"] = 11 },
                ["tickcolor"] = Palette.Ink,
                ["bordercolor"] = Palette.Ink,
                ["bgcolor"] = Palette.Faint,
                ["activebgcolor"] = Palette.Blue,
                ["steps"] = new JsonArray([.. steps]),
            }
        );
        if (figure.Description is null)
        {
            figure.Describe(
                $"{figure} A slider \"{prefix}\" goes through {frames.Count} steps, from {frames[0].Label} to {frames[^1].Label}."
            );
        }

        return figure.Height((figure.Layout["height"]?.GetValue<int>() ?? 420) + Room + roomForLegend);
    }

    private static bool HasLegendBelow(Figure figure) =>
        figure.Traces.Any(trace => trace?["showlegend"]?.ToString() == "true")
        && (
            figure.Layout.Any(pair => pair.Key.StartsWith("legend", StringComparison.Ordinal))
            || figure.Layout["template"]?["layout"]?["legend"]?["y"]?.GetValue<double>() < 0
        );

    /// <summary>The dotted paths at which the nodes are not all the same; arrays count as one value.</summary>
    private static IEnumerable<string> ChangingPaths(IEnumerable<JsonNode?> nodes, string path = "")
    {
        var list = nodes.ToList();
        if (list.TrueForAll(node => JsonNode.DeepEquals(node, list[0])))
        {
            return [];
        }

        if (!list.TrueForAll(node => node is null or JsonObject))
        {
            return [path];
        }

        return list.OfType<JsonObject>()
            .SelectMany(node => node.Select(pair => pair.Key))
            .Distinct()
            .SelectMany(key => ChangingPaths(list.Select(node => node?[key]), path == "" ? key : $"{path}.{key}"));
    }

    private static JsonNode? At(JsonNode? node, string path) =>
        path.Split('.').Aggregate(node, (current, key) => (current as JsonObject)?[key])?.DeepClone();
}
