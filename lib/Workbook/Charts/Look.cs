using Microsoft.FSharp.Collections;
using Plotly.NET;

namespace Workbook;

/// <summary>
/// The look that all charts share: no background of their own and one grey ink, so that they suit a light and a dark page.
/// It is a template of Plotly.NET, which gives way to whatever a chart says itself.
/// </summary>
internal static class Look
{
    private const string Axis = $$"""
        "automargin": true, "gridcolor": "{{Palette.Faint}}", "zerolinecolor": "{{Palette.Ink}}", "linecolor": "{{Palette.Ink}}",
        "ticks": "outside", "ticklen": 4, "tickcolor": "{{Palette.Faint}}", "title": { "standoff": 8 }
        """;

    private const string SceneAxis = $$"""
        "gridcolor": "{{Palette.Ink}}", "zerolinecolor": "{{Palette.Ink}}", "backgroundcolor": "rgba(0,0,0,0)", "nticks": 5
        """;

    // The title stands below the row of buttons that comes up with the pointer.
    private const string Layout = $$"""
        {
          "paper_bgcolor": "rgba(0,0,0,0)", "plot_bgcolor": "rgba(0,0,0,0)", "font": { "color": "{{Palette.Ink}}", "size": 14 },
          "title": { "x": 0.5, "xanchor": "center", "y": 1, "yref": "container", "yanchor": "top", "automargin": true, "pad": { "t": 28 } },
          "hoverlabel": { "bgcolor": "#2b2b2b", "bordercolor": "#9a9a9a", "font": { "color": "#ffffff", "size": 13 }, "namelength": -1 },
          "modebar": { "bgcolor": "rgba(0,0,0,0)", "color": "{{Palette.Ink}}", "activecolor": "{{Palette.Blue}}" },
          "margin": { "l": 60, "r": 30, "t": 70, "b": 50 },
          "xaxis": { {{Axis}} }, "yaxis": { {{Axis}} },
          "scene": {
            "xaxis": { {{SceneAxis}} }, "yaxis": { {{SceneAxis}} }, "zaxis": { {{SceneAxis}} }, "aspectmode": "cube",
            "camera": { "eye": { "x": 1.5, "y": -1.7, "z": 1.0 }, "center": { "x": 0, "y": 0, "z": -0.15 } }
          }
        }
        """;

    private const string Series = """
        {
          "line": { "width": 2.5, "simplify": false },
          "marker": { "size": 8, "line": { "color": "rgba(255,255,255,0.45)", "width": 0.7 } }
        }
        """;

    // A wheel over a 3-D chart scrolls the page.
    private const string Config = """
        {
          "responsive": true, "displaylogo": false, "scrollZoom": false,
          "modeBarButtonsToRemove": ["lasso2d", "select2d", "autoScale2d", "zoomIn2d", "zoomOut2d"]
        }
        """;

    /// <summary>A chart without traces.</summary>
    public static GenericChart Blank(string? title)
    {
        // A template is made anew for every chart: Plotly.NET's Combine writes into that of the first one.
        var template = new Template()
            .Set("layout", new Layout().Set(Layout).Set("colorway", Palette.Colours))
            .Set("data.scatter", Palette.Colours.Select((_, i) => Styled(i)).ToArray());
        var layout = new Layout().Set("template", template).Set("height", 420).Set("title.text", title);
        return GenericChart.NewMultiChart(
            FSharpList<Trace>.Empty,
            title is null ? layout.Set("margin.t", 40) : layout,
            new Config().Set(Config),
            new DisplayOptions()
        );
    }

    private static Trace Styled(int index) =>
        new Trace2D("scatter")
            .Set(Series)
            .Set("line.dash", Palette.Dash(index))
            .Set("marker.symbol", Palette.Symbol(index));

    /// <summary>Gives a trace what it would have as number <paramref name="index"/> of a chart of its own.</summary>
    public static void Fix(Trace trace, int index)
    {
        if (trace.type is not ("scatter" or "scatter3d" or "bar" or "histogram"))
        {
            return;
        }
        var isLine = trace.At("mode") is string mode && mode.Contains("lines");
        Default(isLine ? "line.color" : "marker.color", Palette.Colour(index));
        if (trace.type == "scatter")
        {
            Default(isLine ? "line.dash" : "marker.symbol", isLine ? Palette.Dash(index) : Palette.Symbol(index));
        }

        void Default(string path, string value) => trace.Set(path, trace.At(path) ?? value);
    }
}
