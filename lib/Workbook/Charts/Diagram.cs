using System.Text.Json.Nodes;

namespace Workbook;

/// <summary>What the drawings of networks, flows and graphs share: a canvas without axes, labels that show on light and dark.</summary>
internal static class Diagram
{
    public const string Paper = "#f7f5f1";
    public const string Text = "#222222";
    public const string Dimmed = "rgba(125,125,125,0.22)";

    public static Figure Canvas(string? title, double left, double right, double bottom, double top)
    {
        var figure = new Figure(title)
            .With("xaxis.range", new JsonArray(left, right))
            .With("yaxis.range", new JsonArray(bottom, top))
            .With("hovermode", "closest")
            .With("showlegend", false)
            .With("annotations", new JsonArray());
        foreach (var axis in new[] { "xaxis", "yaxis" })
        {
            figure.With($"{axis}.visible", false).With($"{axis}.fixedrange", true);
        }

        return figure.With(
            "margin",
            new JsonObject
            {
                ["l"] = 10,
                ["r"] = 10,
                ["t"] = title is null ? 10 : 60,
                ["b"] = 10,
            }
        );
    }

    public static void Annotate(Figure figure, JsonObject annotation) =>
        figure.Layout["annotations"]!.AsArray().Add((JsonNode)annotation);

    /// <summary>Text in the ink of the axes, moved by some pixels.</summary>
    public static void Caption(
        Figure figure,
        double x,
        double y,
        string text,
        int moveX = 0,
        int moveY = 0,
        string colour = Palette.Ink
    ) =>
        Annotate(
            figure,
            new JsonObject
            {
                ["x"] = Math.Round(x, 4),
                ["y"] = Math.Round(y, 4),
                ["text"] = text,
                ["showarrow"] = false,
                ["xshift"] = moveX,
                ["yshift"] = moveY,
                ["xanchor"] =
                    moveX > 0 ? "left"
                    : moveX < 0 ? "right"
                    : "center",
                ["font"] = new JsonObject { ["color"] = colour },
            }
        );

    /// <summary>Text on paper of its own; with a border where a colour is given.</summary>
    public static void Label(Figure figure, double x, double y, string text, string? border, int size) =>
        Annotate(
            figure,
            new JsonObject
            {
                ["x"] = Math.Round(x, 4),
                ["y"] = Math.Round(y, 4),
                ["text"] = text,
                ["showarrow"] = false,
                ["font"] = new JsonObject { ["color"] = Text, ["size"] = size },
                ["bgcolor"] = Paper,
                ["bordercolor"] = border ?? Paper,
                ["borderwidth"] = border is null ? 1 : 2,
                ["borderpad"] = border is null ? 1 : 6,
            }
        );

    /// <summary>Unseen points that show a text when the pointer is near.</summary>
    public static JsonObject HoverPoints(IEnumerable<(double X, double Y, string Text)> points)
    {
        var list = points.ToList();
        return new JsonObject
        {
            ["type"] = "scatter",
            ["mode"] = "markers",
            ["showlegend"] = false,
            ["x"] = Numbers.ToJson(list.Select(point => point.X)),
            ["y"] = Numbers.ToJson(list.Select(point => point.Y)),
            ["text"] = FigureTraces.Strings(list.Select(point => point.Text)),
            ["hovertemplate"] = "%{text}<extra></extra>",
            ["marker"] = new JsonObject { ["size"] = 30, ["opacity"] = 0 },
        };
    }
}
