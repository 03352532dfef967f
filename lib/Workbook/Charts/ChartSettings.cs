using Microsoft.FSharp.Collections;
using Plotly.NET;
using Plotly.NET.LayoutObjects;

namespace Workbook;

/// <summary>
/// Axes, title and whatever else stands around the traces of a chart. Each method gives a new chart and leaves the old one as it was.
/// </summary>
public static class ChartSettings
{
    // A longer name in a legend beside the chart would take too much of its width.
    private const int LongName = 20;

    extension(GenericChart chart)
    {
        /// <summary>Sets one entry of the layout by its dotted path, such as "xaxis.range" or "legend.orientation"; null removes it.</summary>
        public GenericChart With(string path, object? value) =>
            GenericChart.setLayout(GenericChart.getLayout(chart).Copy().Set(path, value), chart);

        /// <summary>Sets one entry of every trace by its dotted path, such as "fill" or "line.shape"; null removes it.</summary>
        public GenericChart WithTrace(string path, object? value) =>
            chart.WithTraces(GenericChart.getTraces(chart).Select(trace => trace.Copy().Set(path, value)));

        /// <summary>Sets the title above the chart.</summary>
        public GenericChart WithTitle(string title) => chart.With("title.text", title);

        /// <summary>Names the horizontal axis, such as "epoch" or "time [s]".</summary>
        public GenericChart XAxis(string title, double? from = null, double? to = null, bool log = false) =>
            chart.Axis("xaxis", title, from, to, log);

        /// <summary>Names the vertical axis.</summary>
        public GenericChart YAxis(string title, double? from = null, double? to = null, bool log = false) =>
            chart.Axis("yaxis", title, from, to, log);

        /// <summary>Names the three axes of a 3-D chart.</summary>
        public GenericChart Axes3D(string x, string y, string z)
        {
            var hover = $"{x} %{{x:.4~g}}<br>{y} %{{y:.4~g}}<br>{z} %{{z:.4~g}}";
            return chart
                .With("template.data.surface", new[] { new Trace3D("surface").Set("hovertemplate", hover) })
                .With("template.data.scatter3d", new[] { new Trace3D("scatter3d").Set("hovertemplate", hover) })
                .With("scene.xaxis.title.text", x)
                .With("scene.yaxis.title.text", y)
                .With("scene.zaxis.title.text", z);
        }

        /// <summary>Sets the height, in pixels; the width is that of the page.</summary>
        public GenericChart Height(int pixels) => chart.With("height", pixels);

        /// <summary>Gives both axes the same scale, so that a circle looks round.</summary>
        public GenericChart EqualAxes() =>
            chart.With("yaxis.scaleanchor", "x").With("yaxis.constrain", "domain").With("xaxis.constrain", "domain");

        /// <summary>Writes text at a point of the axes.</summary>
        public GenericChart Note(double x, double y, string text, bool arrow = true) =>
            chart.Annotate(
                new Annotation()
                    .Set("x", x)
                    .Set("y", y)
                    .Set("text", text)
                    .Set("showarrow", arrow)
                    .Set("arrowcolor", arrow ? Palette.Ink : null)
            );

        /// <summary>Leaves out the bars that explain the colours.</summary>
        public GenericChart HideColourBar() =>
            chart.WithTraces(
                GenericChart
                    .getTraces(chart)
                    .Select(trace =>
                        trace.At("colorscale") is null
                            ? trace
                            : trace.Copy().Set("showscale", false).Set("colorbar", null)
                    )
            );

        /// <summary>Sets the sentence for readers who cannot see the chart; without it, one is made from titles, axes and numbers.</summary>
        public GenericChart Describe(string sentence)
        {
            var options = new DisplayOptions().Set(ChartSentence.Key, (sentence, GenericChart.countTrace(chart)));
            return GenericChart.addDisplayOptions(options, chart);
        }

        /// <summary>What the chart shows, in one sentence with its key numbers.</summary>
        public string ToSentence() => ChartSentence.Of(chart);

        /// <summary>The chart as plotly.js takes it: an object with data, layout and config.</summary>
        public string ToJson() => ChartJson.Of(chart);
    }

    internal static GenericChart Add(this GenericChart chart, Trace trace, string? name)
    {
        trace.Set("showlegend", name is not null).Set("name", name);
        if (name is null)
        {
            trace.Set("hoverlabel.namelength", 0); // without this the hover text says "trace 3"
        }
        var below = name?.Length > LongName ? chart.With("template.layout.legend", LegendBelow(-0.2)) : chart;
        return below.WithTraces([.. GenericChart.getTraces(chart), trace]);
    }

    internal static GenericChart WithTraces(this GenericChart chart, IEnumerable<Trace> traces) =>
        GenericChart.NewMultiChart(
            ListModule.OfSeq(traces),
            GenericChart.getLayout(chart),
            GenericChart.getConfig(chart),
            GenericChart.getDisplayOptions(chart)
        );

    internal static GenericChart Annotate(this GenericChart chart, params IEnumerable<Annotation> more) =>
        chart.With("annotations", chart.Annotations().Concat(more).ToArray());

    internal static IEnumerable<Annotation> Annotations(this GenericChart chart) =>
        GenericChart.getLayout(chart).At("annotations") as IEnumerable<Annotation> ?? [];

    /// <summary>A lying legend, in the middle below the axes; <paramref name="y"/> counts in heights of the axes.</summary>
    internal static Legend LegendBelow(double y, double x = 0.5) =>
        new Legend()
            .Set("orientation", "h")
            .Set("x", Math.Round(x, 4))
            .Set("xanchor", "center")
            .Set("y", Math.Round(y, 4))
            .Set("yanchor", "top");

    private static GenericChart Axis(
        this GenericChart chart,
        string axis,
        string title,
        double? from,
        double? to,
        bool log
    )
    {
        var layout = GenericChart.getLayout(chart).Copy().Set($"{axis}.title.text", title);
        if (log)
        {
            layout.Set($"{axis}.type", "log").Set($"{axis}.exponentformat", "power").Set($"{axis}.nticks", 4);
        }
        if (from is { } low && to is { } high)
        {
            layout.Set($"{axis}.range", log ? new[] { Math.Log10(low), Math.Log10(high) } : new[] { low, high });
        }
        return GenericChart.setLayout(layout, chart);
    }
}
