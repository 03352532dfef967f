using System.Text.Json.Nodes;

namespace Workbook;

/// <summary>Puts several figures side by side, or in rows, into one.</summary>
internal static class Panels
{
    static readonly string[] OwnedByPanel = ["xaxis", "yaxis", "scene", "title", "annotations", "shapes", "height"];

    public static Figure Of(string? title, IReadOnlyList<Figure> figures, int columns)
    {
        if (figures.Count == 0)
            throw new ArgumentException("There is no figure to put side by side.");
        var rows = (figures.Count + columns - 1) / columns;
        var combined = new Figure(title);
        combined.Layout["annotations"] = new JsonArray();
        combined.Layout["shapes"] = new JsonArray();
        for (var i = 0; i < figures.Count; i++)
            Place(combined, figures[i], i + 1, Span(i % columns, columns, 0.07), Flip(Span(i / columns, rows, 0.16)));
        combined.Layout["legend"] = new JsonObject { ["orientation"] = "h", ["x"] = 0.5, ["xanchor"] = "center", ["y"] = -0.18, ["yanchor"] = "top" };
        combined.Describe(string.Join(" | ", figures.Select(figure => figure.ToString())));
        return combined.Height(rows == 1 ? 420 : 110 + 290 * rows);
    }

    static void Place(Figure combined, Figure figure, int number, (double From, double To) x, (double From, double To) y)
    {
        var suffix = number == 1 ? "" : number.ToString();
        var source = figure.ToJson();
        var layout = source["layout"]!.AsObject();
        var isSpace = layout["scene"] is not null;
        foreach (var trace in source["data"]!.AsArray().Select(trace => trace!.DeepClone().AsObject()))
        {
            if (isSpace)
                trace["scene"] = "scene" + suffix;
            else
                (trace["xaxis"], trace["yaxis"]) = ("x" + suffix, "y" + suffix);
            PlaceColourBar(trace, x, y);
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
            combined.Layout["xaxis" + suffix] = Axis(layout["xaxis"]!, x, "y" + suffix);
            combined.Layout["yaxis" + suffix] = Axis(layout["yaxis"]!, y, "x" + suffix);
        }
        foreach (var list in new[] { "annotations", "shapes" })
            foreach (var item in layout[list]?.AsArray().Select(item => item!.DeepClone().AsObject()) ?? [])
                combined.Layout[list]!.AsArray().Add((JsonNode)Attach(item, suffix));
        foreach (var (key, value) in layout.Where(pair => !OwnedByPanel.Contains(pair.Key)))
            combined.Layout[key] = value?.DeepClone();
        if (layout["title"]?["text"]?.ToString() is { } heading)
            combined.Layout["annotations"]!.AsArray().Add((JsonNode)new JsonObject
            {
                ["text"] = heading, ["showarrow"] = false, ["xref"] = "paper", ["yref"] = "paper", ["font"] = new JsonObject { ["size"] = 15 },
                ["x"] = (x.From + x.To) / 2, ["y"] = y.To, ["xanchor"] = "center", ["yanchor"] = "bottom",
            });
    }

    static JsonObject Axis(JsonNode axis, (double, double) domain, string anchor)
    {
        var copy = axis.DeepClone().AsObject();
        copy["domain"] = Pair(domain);
        copy["anchor"] = anchor;
        if (copy["scaleanchor"] is not null)
            copy["scaleanchor"] = anchor;
        return copy;
    }

    static JsonObject Attach(JsonObject item, string suffix)
    {
        foreach (var axis in new[] { "x", "y" })
            if (item[axis + "ref"]?.ToString() == "paper")
                item[axis + "ref"] = $"{axis}{suffix} domain";
            else
                item[axis + "ref"] = axis + suffix;
        return item;
    }

    static void PlaceColourBar(JsonObject trace, (double From, double To) x, (double From, double To) y)
    {
        if (trace["colorscale"] is null || trace["showscale"]?.ToString() == "false")
            return;
        var bar = (trace["colorbar"] ??= new JsonObject()).AsObject();
        bar["x"] = x.To + 0.005;
        bar["y"] = (y.From + y.To) / 2;
        bar["len"] = y.To - y.From;
        bar["thickness"] = 12;
    }

    static (double From, double To) Span(int index, int count, double gap)
    {
        var width = (1 - gap * (count - 1)) / count;
        return (index * (width + gap), index * (width + gap) + width);
    }

    static (double From, double To) Flip((double From, double To) span) => (1 - span.To, 1 - span.From);

    static JsonArray Pair((double From, double To) span) => new(Math.Round(span.From, 4), Math.Round(span.To, 4));
}
