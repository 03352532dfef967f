using Microsoft.FSharp.Collections;
using Plotly.NET;

namespace Workbook;

/// <summary>
/// The look that all charts share: no background of their own and one grey ink, so that they suit a light and a dark page.
/// It is a template of Plotly.NET, which gives way to whatever a chart says itself.
/// </summary>
internal static class Look
{
    private const string Transparent = "rgba(0,0,0,0)";

    /// <summary>A chart without traces.</summary>
    public static GenericChart Blank(string? title)
    {
        var layout = new Layout().Set("template", Template()).Set("height", 420);
        var titled = title is null ? layout.Set("margin.t", 40) : layout.Set("title.text", title);
        var config = new Config()
            .Set("responsive", true)
            .Set("displaylogo", false)
            .Set("scrollZoom", false) // a wheel over a 3-D chart scrolls the page
            .Set("modeBarButtonsToRemove", new[] { "lasso2d", "select2d", "autoScale2d", "zoomIn2d", "zoomOut2d" });
        return GenericChart.NewMultiChart(FSharpList<Trace>.Empty, titled, config, new DisplayOptions());
    }

    /// <summary>Gives trace <paramref name="index"/> of a panel the colour, dash and marker that the template would give it in a chart of its own.</summary>
    public static void Fix(Trace trace, int index)
    {
        var isLine = trace.At("mode") is string mode && mode.Contains("lines");
        var part = isLine ? "line" : "marker";
        if (
            trace.type is not ("scatter" or "scatter3d" or "bar" or "histogram")
            || trace.At(part + ".color") is not null
        )
        {
            return;
        }
        trace.Set(part + ".color", Palette.Colour(index));
        if (trace.type == "scatter" && isLine)
        {
            trace.Set("line.dash", trace.At("line.dash") ?? Palette.Dash(index));
        }
        else if (trace.type == "scatter")
        {
            trace.Set("marker.symbol", trace.At("marker.symbol") ?? Palette.Symbol(index));
        }
    }

    // A template is made anew for every chart: Plotly.NET's Combine writes into that of the first one.
    private static Template Template()
    {
        var layout = new Layout()
            .Set("paper_bgcolor", Transparent)
            .Set("plot_bgcolor", Transparent)
            .Set("colorway", Palette.Colours)
            .Set("font.color", Palette.Ink)
            .Set("font.size", 14)
            // The title stands below the row of buttons that comes up with the pointer.
            .Set("title.x", 0.5)
            .Set("title.xanchor", "center")
            .Set("title.y", 1)
            .Set("title.yref", "container")
            .Set("title.yanchor", "top")
            .Set("title.automargin", true)
            .Set("title.pad.t", 28)
            .Set("hoverlabel.bgcolor", "#2b2b2b")
            .Set("hoverlabel.bordercolor", "#9a9a9a")
            .Set("hoverlabel.font.color", "#ffffff")
            .Set("hoverlabel.font.size", 13)
            .Set("hoverlabel.namelength", -1)
            .Set("modebar.bgcolor", Transparent)
            .Set("modebar.color", Palette.Ink)
            .Set("modebar.activecolor", Palette.Blue)
            .Set("margin.l", 60)
            .Set("margin.r", 30)
            .Set("margin.t", 70)
            .Set("margin.b", 50)
            .Set("scene.aspectmode", "cube")
            .Set("scene.camera.eye.x", 1.5)
            .Set("scene.camera.eye.y", -1.7)
            .Set("scene.camera.eye.z", 1.0)
            .Set("scene.camera.center.x", 0)
            .Set("scene.camera.center.y", 0)
            .Set("scene.camera.center.z", -0.15);
        foreach (var axis in new[] { "xaxis", "yaxis" })
        {
            layout
                .Set($"{axis}.automargin", true)
                .Set($"{axis}.gridcolor", Palette.Faint)
                .Set($"{axis}.zerolinecolor", Palette.Ink)
                .Set($"{axis}.linecolor", Palette.Ink)
                .Set($"{axis}.ticks", "outside")
                .Set($"{axis}.ticklen", 4)
                .Set($"{axis}.tickcolor", Palette.Faint)
                .Set($"{axis}.title.standoff", 8);
        }
        foreach (var axis in new[] { "scene.xaxis", "scene.yaxis", "scene.zaxis" })
        {
            layout
                .Set($"{axis}.gridcolor", Palette.Ink)
                .Set($"{axis}.zerolinecolor", Palette.Ink)
                .Set($"{axis}.backgroundcolor", Transparent)
                .Set($"{axis}.nticks", 5);
        }
        var series = Enumerable.Range(0, Palette.Colours.Length).Select(Series).ToArray();
        return new Template().Set("layout", layout).Set("data.scatter", series);
    }

    private static Trace Series(int index) =>
        new Trace2D("scatter")
            .Set("line.dash", Palette.Dash(index))
            .Set("line.width", 2.5)
            .Set("line.simplify", false)
            .Set("marker.symbol", Palette.Symbol(index))
            .Set("marker.size", 8)
            .Set("marker.line.color", "rgba(255,255,255,0.45)")
            .Set("marker.line.width", 0.7);
}
