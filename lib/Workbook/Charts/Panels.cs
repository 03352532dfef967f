using System.Text.Json.Nodes;

namespace Workbook;

/// <summary>Puts several figures side by side, or in rows, into one.</summary>
internal static class Panels
{
    private static readonly string[] OwnedByPanel =
    [
        "xaxis",
        "yaxis",
        "scene",
        "title",
        "annotations",
        "shapes",
        "height",
        "width",
        "template",
        "legend",
    ];

    private const int Margins = 130; // pixels above and below the panels

    public static Figure Of(string? title, IReadOnlyList<Figure> figures, int columns)
    {
        if (figures.Count == 0)
        {
            throw new ArgumentException("There is no figure to put side by side.");
        }

        var rows = (figures.Count + columns - 1) / columns;
        var sharedLegend = figures.Select(NamesOf).Where(names => names != "").Distinct().Count() < 2;
        var gap = sharedLegend ? 90.0 : 115; // pixels between rows: axis title, legend, heading
        var height = rows == 1 ? 440 : Margins + (210 + (int)gap) * rows;
        var combined = new Figure(title);
        for (var i = 0; i < figures.Count; i++)
        {
            Place(
                combined,
                figures[i],
                i + 1,
                columns,
                Span(i % columns, columns, 0.1),
                Flip(Span(i / columns, rows, gap / (height - Margins))),
                showYTitle: i % columns == 0 || YTitle(figures[i]) != YTitle(figures[i - 1])
            );
        }

        var legendDrop = rows == 1 ? 0.2 : 60.0 / (height - Margins);
        if (sharedLegend)
        {
            combined.With("template.layout.legend", FigureLayout.LegendBelow(-legendDrop));
        }
        else
        {
            PlaceLegends(combined, legendDrop);
        }

        combined.Describe(string.Join(" | ", figures.Select(figure => figure.ToString())));
        return combined.Height(height);
    }

    private static void Place(
        Figure combined,
        Figure figure,
        int number,
        int columns,
        (double From, double To) x,
        (double From, double To) y,
        bool showYTitle
    )
    {
        var suffix = number == 1 ? "" : number.ToString();
        var source = figure.ToJson();
        var layout = source["layout"]!.AsObject();
        var isSpace = layout["scene"] is not null;
        if (columns > 1 && source["data"]!.AsArray().Any(HasColourBar))
        {
            x.To -= 0.16 / columns; // room for the colour bar and its numbers
        }

        foreach (var trace in source["data"]!.AsArray().Select(trace => trace!.DeepClone().AsObject()))
        {
            if (isSpace)
            {
                trace["scene"] = "scene" + suffix;
            }
            else
            {
                (trace["xaxis"], trace["yaxis"]) = ("x" + suffix, "y" + suffix);
            }

            if (HasColourBar(trace))
            {
                PlaceColourBar(trace, x, y);
            }

            if (trace["name"]?.ToString() == layout["title"]?["text"]?.ToString())
            {
                trace["showlegend"] = false;
            }

            if (trace["name"]?.ToString() is { } name && trace["showlegend"]?.ToString() == "true")
            {
                trace["showlegend"] = !combined.Traces.Any(other => other!["legendgroup"]?.ToString() == name);
                trace["legendgroup"] = name;
            }
            combined.Add(trace);
        }
        if (isSpace)
        {
            var scene = layout["scene"]!.DeepClone().AsObject();
            scene["domain"] = new JsonObject { ["x"] = Pair(x), ["y"] = Pair(y) };
            combined.Layout["scene" + suffix] = scene;
        }
        else
        {
            combined.Layout["xaxis" + suffix] = Axis(layout["xaxis"], x, "y" + suffix);
            var yaxis = Axis(layout["yaxis"], y, "x" + suffix);
            if (!showYTitle || YTitle(figure) == layout["title"]?["text"]?.ToString())
            {
                yaxis.Remove("title");
            }

            combined.Layout["yaxis" + suffix] = yaxis;
        }
        foreach (var list in new[] { "annotations", "shapes" })
        {
            foreach (var item in layout[list]?.AsArray().Select(item => item!.DeepClone().AsObject()) ?? [])
            {
                List(combined, list).Add((JsonNode)Attach(item, suffix));
            }
        }

        foreach (var (key, value) in layout.Where(pair => !OwnedByPanel.Contains(pair.Key)))
        {
            combined.Layout[key] = value?.DeepClone();
        }

        if (layout["title"]?["text"]?.ToString() is { } heading)
        {
            List(combined, "annotations")
                .Add(
                    (JsonNode)
                        new JsonObject
                        {
                            ["text"] = heading,
                            ["showarrow"] = false,
                            ["xref"] = "paper",
                            ["yref"] = "paper",
                            ["font"] = new JsonObject { ["size"] = 15 },
                            ["x"] = (x.From + x.To) / 2,
                            ["y"] = y.To,
                            ["xanchor"] = "center",
                            ["yanchor"] = "bottom",
                        }
                );
        }
    }

    /// <summary>A legend below each panel, as colours begin anew in each; beside the panels it would take their width.</summary>
    private static void PlaceLegends(Figure combined, double drop)
    {
        foreach (var trace in Shown(combined))
        {
            var axis = trace["xaxis"]?.ToString()[1..] ?? trace["scene"]!.ToString()["scene".Length..];
            var scene = combined.Layout["scene" + axis]?["domain"];
            var x = scene?["x"] ?? combined.Layout["xaxis" + axis]!["domain"]!;
            var y = scene?["y"] ?? combined.Layout["yaxis" + axis]!["domain"]!;
            trace["legend"] = "legend" + axis;
            combined.Layout["legend" + axis] ??= FigureLayout.LegendBelow(
                Math.Round((double)y[0]! - drop, 4),
                ((double)x[0]! + (double)x[1]!) / 2
            );
        }
    }

    private static string NamesOf(Figure figure) =>
        string.Join(
            "\n",
            Shown(figure)
                .Select(trace => trace["name"]!.ToString())
                .Where(name => name != figure.Layout["title"]?["text"]?.ToString())
        );

    private static IEnumerable<JsonObject> Shown(Figure figure) =>
        figure.Traces.OfType<JsonObject>().Where(trace => trace["showlegend"]?.ToString() == "true");

    private static string? YTitle(Figure figure) => figure.Layout["yaxis"]?["title"]?["text"]?.ToString();

    private static JsonArray List(Figure figure, string name) => (figure.Layout[name] ??= new JsonArray()).AsArray();

    private static JsonObject Axis(JsonNode? axis, (double, double) domain, string anchor)
    {
        var copy = axis?.DeepClone().AsObject() ?? [];
        copy["domain"] = Pair(domain);
        copy["anchor"] = anchor;
        if (copy["scaleanchor"] is not null)
        {
            copy["scaleanchor"] = anchor;
        }

        return copy;
    }

    private static JsonObject Attach(JsonObject item, string suffix)
    {
        foreach (var axis in new[] { "x", "y" })
        {
            if (item[axis + "ref"]?.ToString() == "paper")
            {
                item[axis + "ref"] = $"{axis}{suffix} domain";
            }
            else
            {
                item[axis + "ref"] = axis + suffix;
            }
        }

        return item;
    }

    private static bool HasColourBar(JsonNode? trace) =>
        trace?["colorscale"] is not null && trace["showscale"]?.ToString() != "false";

    private static void PlaceColourBar(JsonObject trace, (double From, double To) x, (double From, double To) y)
    {
        var bar = (trace["colorbar"] ??= new JsonObject()).AsObject();
        bar.Remove("title");
        bar["x"] = x.To;
        bar["xpad"] = 4;
        bar["y"] = (y.From + y.To) / 2;
        bar["len"] = y.To - y.From;
        bar["thickness"] = 10;
        bar["tickfont"] = new JsonObject { ["size"] = 11 };
    }

    private static (double From, double To) Span(int index, int count, double gap)
    {
        var width = (1 - gap * (count - 1)) / count;
        return (index * (width + gap), index * (width + gap) + width);
    }

    private static (double From, double To) Flip((double From, double To) span) => (1 - span.To, 1 - span.From);

    private static JsonArray Pair((double From, double To) span) =>
        new(Math.Round(span.From, 4), Math.Round(span.To, 4));
}
