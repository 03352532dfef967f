using Plotly.NET;
using Plotly.NET.LayoutObjects;

namespace Workbook;

/// <summary>What the drawings of networks, flows and graphs share: a canvas without axes, labels that show on light and dark.</summary>
internal static class Diagram
{
    public const string Paper = "#f7f5f1";
    public const string Text = "#222222";
    public const string Dimmed = "rgba(125,125,125,0.22)";

    /// <summary>A chart without axes, and without room for what stands around them.</summary>
    public static GenericChart Canvas(
        string? title,
        double left,
        double right,
        double bottom,
        double top,
        IEnumerable<Trace> traces,
        IEnumerable<Annotation> annotations
    )
    {
        var blank = Look.Blank(title);
        GenericChart
            .getLayout(blank)
            .Set(
                """{ "xaxis": { "visible": false, "fixedrange": true }, "yaxis": { "visible": false, "fixedrange": true } }"""
            )
            .Set("xaxis.range", new[] { left, right })
            .Set("yaxis.range", new[] { bottom, top })
            .Set(
                $$"""{ "hovermode": "closest", "showlegend": false, "margin": { "l": 10, "r": 10, "t": {{(title is null ? 10 : 60)}}, "b": 10 } }"""
            )
            .Set("annotations", annotations.ToArray());
        return blank.WithTraces(traces);
    }

    /// <summary>Text in the colour of the page's text unless another is given, moved by some pixels.</summary>
    public static Annotation Caption(
        double x,
        double y,
        string text,
        int moveX = 0,
        int moveY = 0,
        string? colour = null
    ) =>
        At(x, y, text)
            .Set("xshift", moveX)
            .Set("yshift", moveY)
            .Set(
                "xanchor",
                moveX > 0 ? "left"
                    : moveX < 0 ? "right"
                    : "center"
            )
            .Set("font.color", colour);

    /// <summary>Text on paper of its own; with a border where a colour is given.</summary>
    public static Annotation Label(double x, double y, string text, string? border, int size) =>
        At(x, y, text)
            .Set("font.color", Text)
            .Set("font.size", size)
            .Set("bgcolor", Paper)
            .Set("bordercolor", border ?? Paper)
            .Set("borderwidth", border is null ? 1 : 2)
            .Set("borderpad", border is null ? 1 : 6);

    /// <summary>A line between points, without a name.</summary>
    public static Trace Line(IEnumerable<(double X, double Y)> points, string colour, double width)
    {
        var list = points.ToList();
        return new Trace2D("scatter")
            .Set("""{ "mode": "lines", "showlegend": false, "line": { "dash": "solid" } }""")
            .Set("x", list.Select(point => Math.Round(point.X, 4)).ToArray())
            .Set("y", list.Select(point => Math.Round(point.Y, 4)).ToArray())
            .Set("line.color", colour)
            .Set("line.width", width);
    }

    /// <summary>Unseen points that show a text when the pointer is near.</summary>
    public static Trace HoverPoints(IEnumerable<(double X, double Y, string Text)> points)
    {
        var list = points.ToList();
        return new Trace2D("scatter")
            .Set(
                """{ "mode": "markers", "showlegend": false, "hovertemplate": "%{text}<extra></extra>", "marker": { "size": 30, "opacity": 0 } }"""
            )
            .Set("x", list.Select(point => point.X).ToArray())
            .Set("y", list.Select(point => point.Y).ToArray())
            .Set("text", list.Select(point => point.Text).ToArray());
    }

    private static Annotation At(double x, double y, string text) =>
        new Annotation()
            .Set("x", Math.Round(x, 4))
            .Set("y", Math.Round(y, 4))
            .Set("text", text)
            .Set("showarrow", false);
}
