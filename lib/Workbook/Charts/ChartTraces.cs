using System.Numerics;
using MathNet.Numerics.LinearAlgebra;
using Plotly.NET;
using Plotly.NET.LayoutObjects;

namespace Workbook;

/// <summary>What a chart is made of; each method gives a new chart with one trace more. Data that do not fit together are refused with their sizes.</summary>
public static class ChartTraces
{
    extension(GenericChart chart)
    {
        /// <summary>A line through the points; a value that is not finite leaves a gap.</summary>
        public GenericChart AddLine<TX, TY>(
            IEnumerable<TX> x,
            IEnumerable<TY> y,
            string? name = null,
            string? colour = null,
            string? dash = null
        )
            where TX : INumber<TX>
            where TY : INumber<TY> =>
            chart.Add(Points("lines", Numbers.Pairs(x, y)).Set("line.color", colour).Set("line.dash", dash), name);

        /// <summary>The function drawn over an interval.</summary>
        public GenericChart AddFunction(
            Func<double, double> f,
            double from,
            double to,
            string? name = null,
            int points = 201
        )
        {
            Require.AtLeast(points, 2);
            var x = Numbers.Sample(from, to, points);
            return chart.AddLine(x, x.Select(f), name);
        }

        /// <summary>Separate points, with an optional label for each.</summary>
        public GenericChart AddPoints<TX, TY>(
            IEnumerable<TX> x,
            IEnumerable<TY> y,
            string? name = null,
            string? colour = null,
            string? symbol = null,
            double size = 8,
            IEnumerable<string>? labels = null
        )
            where TX : INumber<TX>
            where TY : INumber<TY>
        {
            var points = Numbers.Pairs(x, y);
            var trace = Points("markers", points).Set("marker.color", colour).Set("marker.symbol", symbol);
            return chart.Add(Labelled(trace.Set("marker.size", size), labels, points.X.Length), name);
        }

        /// <summary>Separate points, coloured by a value that each has.</summary>
        public GenericChart AddColouredPoints(
            IEnumerable<double> x,
            IEnumerable<double> y,
            IEnumerable<double> values,
            object? scale = null
        )
        {
            var points = Numbers.Pairs(x, y);
            double[] colours = [.. values];
            Numbers.RequireOneEach(points.X.Length, "values", colours.Length);
            var trace = Points("markers", points)
                .Set("marker.color", Numbers.Of(colours))
                .Set("marker.colorscale", scale ?? ColourScale.Sequential)
                .Set("marker.showscale", true)
                .Set("marker.symbol", "circle")
                .Set("hovertemplate", "(%{x}, %{y}): %{marker.color:.6~g}<extra></extra>");
            return chart.Add(trace, null);
        }

        /// <summary>One bar for each label, with its value written on it unless <paramref name="written"/> is false.</summary>
        public GenericChart AddBars(
            IEnumerable<string> labels,
            IEnumerable<double> values,
            string? name = null,
            string? colour = null,
            bool written = true
        )
        {
            string[] texts = [.. labels];
            double[] numbers = [.. values];
            Numbers.RequireOneEach(texts.Length, "values", numbers.Length, "labels");
            var trace = new Trace2D("bar")
                .Set("x", texts)
                .Set("y", numbers)
                .Set("hovertemplate", "%{x}: %{y:.6~g}" + (name is null ? "<extra></extra>" : ""))
                .Set("marker.color", colour);
            if (written)
            {
                trace
                    .Set("text", numbers)
                    .Set("""{ "texttemplate": "%{text:.4~g}", "textposition": "auto", "textangle": 0 }""");
            }
            return chart.With("xaxis.type", "category").Add(trace, name); // a label such as "0110" would be taken for a number
        }

        /// <summary>How often values fall into each interval.</summary>
        public GenericChart AddHistogram(IEnumerable<double> values, string? name = null, int bins = 40) =>
            chart.Add(
                new Trace2D("histogram").Set("x", Numbers.Of([.. values])).Set("nbinsx", bins).Set("opacity", 0.75),
                name
            );

        /// <summary>A coloured cell for each entry z[row, column].</summary>
        public GenericChart AddHeatmap(
            Matrix<double> z,
            double[]? x = null,
            double[]? y = null,
            object? scale = null,
            double? min = null,
            double? max = null
        ) => chart.Add(Coloured(new Trace2D("heatmap"), z, x, y, scale).Set("zmin", min).Set("zmax", max), null);

        /// <summary>Lines of equal height, filled between: z[row, column] at (x[column], y[row]).</summary>
        public GenericChart AddContour(
            Matrix<double> z,
            double[] x,
            double[] y,
            object? scale = null,
            double? min = null,
            double? max = null,
            int levels = 15
        )
        {
            var trace = Coloured(new Trace2D("contour"), z, x, y, scale).Set("zmin", min).Set("zmax", max);
            return chart.Add(trace.Set("ncontours", levels).Set("line.width", 0.5), null);
        }

        /// <summary>A surface in space: height z[row, column] over (x[column], y[row]).</summary>
        public GenericChart AddSurface(
            Matrix<double> z,
            double[] x,
            double[] y,
            string? name = null,
            object? scale = null,
            double opacity = 1
        ) => chart.AsSpace().Add(Coloured(new Trace3D("surface"), z, x, y, scale).Set("opacity", opacity), name);

        /// <summary>A path in space.</summary>
        public GenericChart AddPath3D(
            IEnumerable<double> x,
            IEnumerable<double> y,
            IEnumerable<double> z,
            string? name = null,
            string colour = Palette.Vermilion
        )
        {
            var trace = Points3D("lines+markers", x, y, [.. z]).Set("marker.color", colour).Set("marker.size", 3);
            return chart.AsSpace().Add(trace.Set("line.color", colour).Set("line.width", 5), name);
        }

        /// <summary>Points in space, with an optional label for each.</summary>
        public GenericChart AddPoints3D(
            IEnumerable<double> x,
            IEnumerable<double> y,
            IEnumerable<double> z,
            string? name = null,
            string? colour = null,
            IEnumerable<string>? labels = null,
            double size = 5
        )
        {
            double[] heights = [.. z];
            var trace = Points3D("markers", x, y, heights).Set("marker.color", colour).Set("marker.size", size);
            return chart.AsSpace().Add(Labelled(trace, labels, heights.Length), name);
        }
    }

    private static Trace2D Points(string mode, (double[] X, double[] Y) points) =>
        new Trace2D("scatter").Set("mode", mode).Set("x", Numbers.Of(points.X)).Set("y", Numbers.Of(points.Y));

    private static Trace3D Points3D(string mode, IEnumerable<double> x, IEnumerable<double> y, double[] z)
    {
        var (xs, ys) = Numbers.Pairs(x, y);
        Numbers.RequireOneEach(xs.Length, "z", z.Length);
        var trace = new Trace3D("scatter3d").Set("mode", mode).Set("x", Numbers.Of(xs));
        return trace.Set("y", Numbers.Of(ys)).Set("z", Numbers.Of(z));
    }

    private static Trace Labelled(Trace trace, IEnumerable<string>? labels, int points)
    {
        if (labels is null)
        {
            return trace;
        }
        string[] texts = [.. labels];
        Numbers.RequireOneEach(points, "labels", texts.Length);
        return trace.Set("mode", "markers+text").Set("text", texts).Set("textposition", "top center");
    }

    private static Trace Coloured(Trace trace, Matrix<double> z, double[]? x, double[]? y, object? scale)
    {
        if ((x ?? y) is not null && (x?.Length != z.ColumnCount || y?.Length != z.RowCount))
        {
            throw new ArgumentException(
                $"z is {z.RowCount}×{z.ColumnCount}, x has {x?.Length ?? 0} values and y has {y?.Length ?? 0}: z needs a column for each x and a row for each y."
            );
        }
        return trace
            .Set("z", Numbers.Of(z))
            .Set("x", x is null ? null : Numbers.Of(x))
            .Set("y", y is null ? null : Numbers.Of(y))
            .Set("colorscale", scale ?? ColourScale.Sequential);
    }

    // The legend moves to the left: on the right stands the colour bar. Beside the scene, a wheel scrolls the page.
    private static GenericChart AsSpace(this GenericChart chart) =>
        GenericChart.getLayout(chart).At("scene.domain") is null
            ? chart
                .With("scene.domain.x", new[] { 0.1, 0.9 })
                .With("template.layout.legend.x", 0)
                .With("margin", new Margin().Set("""{ "l": 10, "r": 10, "t": 60, "b": 10 }"""))
            : chart;
}
