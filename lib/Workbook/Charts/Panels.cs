using Plotly.NET;
using Plotly.NET.LayoutObjects;

namespace Workbook;

/// <summary>
/// Puts several charts side by side, or in rows, into one. Plotly.NET's own Grid writes into the charts that it is given, leaves their
/// notes in the first of them, and puts all legends and colour bars in one place.
/// </summary>
internal static class Panels
{
    private static readonly string[] OwnedByPanel =
        "xaxis yaxis scene title annotations shapes height width template legend margin".Split(' ');

    private const int Margins = 130; // pixels above and below the panels

    public static GenericChart Of(string? title, IReadOnlyList<GenericChart> charts, int columns)
    {
        if (charts.Count == 0)
        {
            throw new ArgumentException("There are 0 charts to put side by side: a row or a grid needs at least one.");
        }
        Require.AtLeast(columns, 1);
        columns = Math.Min(columns, charts.Count);
        var rows = (charts.Count + columns - 1) / columns;
        var sharedLegend = charts.Select(NamesOf).Where(names => names != "").Distinct().Count() < 2;
        var gap = sharedLegend ? 90.0 : 115; // pixels between rows: axis title, legend, heading
        var height = rows == 1 ? 440 : Margins + (210 + (int)gap) * rows;
        var blank = Look.Blank(title);
        var layout = GenericChart.getLayout(blank);
        var traces = new List<Trace>();
        var notes = new List<Annotation>();
        for (var i = 0; i < charts.Count; i++)
        {
            var x = Span(i % columns, columns, 0.1);
            var y = Span(rows - 1 - i / columns, rows, gap / (height - Margins));
            var showYTitle = i % columns == 0 || YTitle(charts[i]) != YTitle(charts[i - 1]);
            Place(charts[i], i + 1, layout, traces, notes, columns, x, y, showYTitle);
        }
        var legendDrop = rows == 1 ? 0.2 : 60.0 / (height - Margins);
        if (sharedLegend)
        {
            layout.Set("template.layout.legend", ChartSettings.LegendBelow(-legendDrop));
        }
        else
        {
            PlaceLegends(layout, traces, legendDrop);
        }
        if (notes.Count > 0)
        {
            layout.Set("annotations", notes.ToArray());
        }
        return blank
            .WithTraces(traces)
            .Height(height)
            .Describe(string.Join(" | ", charts.Select(chart => chart.ToSentence())));
    }

    private static void Place(
        GenericChart chart,
        int number,
        Layout layout,
        List<Trace> traces,
        List<Annotation> notes,
        int columns,
        (double From, double To) x,
        (double From, double To) y,
        bool showYTitle
    )
    {
        var suffix = number == 1 ? "" : $"{number}";
        var own = GenericChart.getLayout(chart).Copy();
        var heading = own.At("title.text") as string;
        var panel = GenericChart.getTraces(chart).Select(trace => trace.Copy()).ToList();
        if (columns > 1 && panel.Exists(HasColourBar))
        {
            x.To -= 0.16 / columns; // room for the colour bar and its numbers
        }
        foreach (var (index, trace) in panel.Index())
        {
            Look.Fix(trace, index);
            Anchor(trace, suffix, x, y);
            if (HasColourBar(trace))
            {
                PlaceColourBar(trace, x, y);
            }
            if (trace.At("name") is string name && trace.At("showlegend") is true)
            {
                var isKnown = name == heading || traces.Exists(other => (string?)other.At("legendgroup") == name);
                trace.Set("showlegend", !isKnown).Set("legendgroup", name);
            }
            traces.Add(trace);
        }
        if (panel.Exists(trace => trace is Trace3D))
        {
            layout
                .Set("scene" + suffix, own.At("scene"))
                .Set($"scene{suffix}.domain.x", Pair(x))
                .Set($"scene{suffix}.domain.y", Pair(y));
        }
        if (panel.Exists(trace => trace is Trace2D))
        {
            PlaceAxis(layout, own, "x", "y", suffix, x);
            PlaceAxis(layout, own, "y", "x", suffix, y);
            if (!showYTitle || YTitle(chart) == heading)
            {
                layout.Set($"yaxis{suffix}.title", null);
            }
        }
        foreach (var note in chart.Annotations())
        {
            notes.Add(note.Copy().Set("xref", Attached(note, "x", suffix)).Set("yref", Attached(note, "y", suffix)));
        }
        if (heading is not null)
        {
            notes.Add(Heading(heading, number, x, y));
        }
        foreach (var (key, value) in own.Properties.Where(pair => !OwnedByPanel.Contains(pair.Key)))
        {
            layout.Set(key, value);
        }
    }

    private static void Anchor(Trace trace, string suffix, (double From, double To) x, (double From, double To) y)
    {
        switch (trace)
        {
            case Trace2D:
                trace.Set("xaxis", "x" + suffix).Set("yaxis", "y" + suffix);
                break;
            case Trace3D:
                trace.Set("scene", "scene" + suffix);
                break;
            case TraceDomain:
                trace.Set("domain.x", Pair(x)).Set("domain.y", Pair(y));
                break;
            default:
                throw new ArgumentException(
                    $"A row or a grid takes charts with axes, in space, or without axes such as a pie; this one has a trace of type {trace.type}. Chart.Grid(charts, rows, columns) of Plotly.NET takes it."
                );
        }
    }

    private static void PlaceAxis(
        Layout layout,
        Layout own,
        string axis,
        string other,
        string suffix,
        (double From, double To) domain
    )
    {
        var path = $"{axis}axis{suffix}";
        layout
            .Set(path, own.At(axis + "axis") ?? new LinearAxis())
            .Set(path + ".domain", Pair(domain))
            .Set(path + ".anchor", other + suffix);
        if (layout.At(path + ".scaleanchor") is not null)
        {
            layout.Set(path + ".scaleanchor", other + suffix);
        }
    }

    // By its name a narrow page finds the heading again.
    private static Annotation Heading(
        string text,
        int number,
        (double From, double To) x,
        (double From, double To) y
    ) =>
        new Annotation()
            .Set(
                """{ "showarrow": false, "xref": "paper", "yref": "paper", "xanchor": "center", "yanchor": "bottom", "font": { "size": 15 } }"""
            )
            .Set("name", $"heading {number}")
            .Set("text", text)
            .Set("x", Math.Round((x.From + x.To) / 2, 4))
            .Set("y", Math.Round(y.To, 4));

    /// <summary>A legend below each panel, as colours begin anew in each; beside the panels it would take their width.</summary>
    private static void PlaceLegends(Layout layout, List<Trace> traces, double drop)
    {
        foreach (var trace in traces.Where(IsInLegend))
        {
            var suffix =
                trace.At("xaxis") is string xaxis ? xaxis[1..]
                : trace.At("scene") is string scene ? scene["scene".Length..]
                : "";
            var x = (double[])(
                layout.At($"xaxis{suffix}.domain") ?? layout.At($"scene{suffix}.domain.x") ?? trace.At("domain.x")!
            );
            var y = (double[])(
                layout.At($"yaxis{suffix}.domain") ?? layout.At($"scene{suffix}.domain.y") ?? trace.At("domain.y")!
            );
            trace.Set("legend", "legend" + suffix);
            layout.Set("legend" + suffix, ChartSettings.LegendBelow(y[0] - drop, (x[0] + x[1]) / 2));
        }
    }

    private static void PlaceColourBar(Trace trace, (double From, double To) x, (double From, double To) y)
    {
        var bar = new ColorBar()
            .Set("""{ "xpad": 4, "thickness": 10, "tickfont": { "size": 11 } }""")
            .Set("x", Math.Round(x.To, 4))
            .Set("y", Math.Round((y.From + y.To) / 2, 4))
            .Set("len", Math.Round(y.To - y.From, 4));
        trace.Set(trace.At("marker.showscale") is true ? "marker.colorbar" : "colorbar", bar);
    }

    private static bool HasColourBar(Trace trace) =>
        trace.At("marker.showscale") is true
        || (trace.At("colorscale") is not null && trace.At("showscale") is not false);

    private static string NamesOf(GenericChart chart) =>
        string.Join(
            "\n",
            GenericChart
                .getTraces(chart)
                .Where(IsInLegend)
                .Select(trace => trace.At("name"))
                .Where(name => !Equals(name, GenericChart.getLayout(chart).At("title.text")))
        );

    private static bool IsInLegend(Trace trace) => trace.At("showlegend") is true;

    private static string? YTitle(GenericChart chart) => GenericChart.getLayout(chart).At("yaxis.title.text") as string;

    private static string Attached(Annotation note, string axis, string suffix) =>
        note.At(axis + "ref") is "paper" ? $"{axis}{suffix} domain" : axis + suffix;

    private static (double From, double To) Span(int index, int count, double gap)
    {
        var width = (1 - gap * (count - 1)) / count;
        return (index * (width + gap), index * (width + gap) + width);
    }

    private static double[] Pair((double From, double To) span) => [Math.Round(span.From, 4), Math.Round(span.To, 4)];
}
