using System.Numerics;
using MathNet.Numerics.LinearAlgebra;
using Plotly.NET;

namespace Workbook;

/// <summary>What a chart is made of; each method gives a new chart with one trace more.</summary>
public static class ChartTraces
{
    /// <summary>A line through the points; a value that is not finite leaves a gap.</summary>
    /// <exception cref="ArgumentException">There are more x than y, or the other way round.</exception>
    public static GenericChart AddLine<TX, TY>(
        this GenericChart chart,
        IEnumerable<TX> x,
        IEnumerable<TY> y,
        string? name = null,
        string? colour = null,
        string? dash = null
    )
        where TX : INumber<TX>
        where TY : INumber<TY>
    {
        var trace = Points("lines", x, y).Set("line.color", colour).Set("line.dash", dash);
        return chart.Add(trace, name);
    }

    /// <summary>The function drawn over an interval.</summary>
    public static GenericChart AddFunction(
        this GenericChart chart,
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
    /// <exception cref="ArgumentException">There are more x than y, or the other way round, or another number of labels.</exception>
    public static GenericChart AddPoints<TX, TY>(
        this GenericChart chart,
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
        var trace = Points("markers", x, y)
            .Set("marker.color", colour)
            .Set("marker.symbol", symbol)
            .Set("marker.size", size);
        return chart.Add(Labelled(trace, labels), name);
    }

    /// <summary>Separate points, coloured by a value that each has.</summary>
    /// <exception cref="ArgumentException">Not every point has one of each.</exception>
    public static GenericChart AddColouredPoints(
        this GenericChart chart,
        IEnumerable<double> x,
        IEnumerable<double> y,
        IEnumerable<double> values,
        object? scale = null
    )
    {
        var trace = Points("markers", x, y);
        var colours = Numbers.Of(values);
        RequireOneEach(trace, colours.Length, "value");
        trace
            .Set("hovertemplate", "(%{x}, %{y}): %{marker.color:.6~g}<extra></extra>")
            .Set("marker.color", colours)
            .Set("marker.colorscale", scale ?? ColourScale.Sequential)
            .Set("marker.showscale", true)
            .Set("marker.symbol", "circle");
        return chart.Add(trace, null);
    }

    /// <summary>One bar for each label, with its value written on it.</summary>
    /// <exception cref="ArgumentException">There are more labels than values, or the other way round.</exception>
    public static GenericChart AddBars(
        this GenericChart chart,
        IEnumerable<string> labels,
        IEnumerable<double> values,
        string? name = null,
        string? colour = null
    )
    {
        string[] texts = [.. labels];
        double[] numbers = [.. values];
        if (texts.Length != numbers.Length)
        {
            throw new ArgumentException(
                $"There are {Require.Count(texts.Length, "label")} and {Require.Count(numbers.Length, "value")}: each bar needs one of each."
            );
        }
        var trace = new Trace2D("bar")
            .Set("x", texts)
            .Set("y", numbers)
            .Set("text", numbers)
            .Set("texttemplate", "%{text:.4~g}")
            .Set("textposition", "auto")
            .Set("textangle", 0)
            .Set("hovertemplate", "%{x}: %{y:.6~g}" + (name is null ? "<extra></extra>" : ""))
            .Set("marker.color", colour);
        return chart.With("xaxis.type", "category").Add(trace, name); // a label such as "0110" would be taken for a number
    }

    /// <summary>How often values fall into each interval.</summary>
    public static GenericChart AddHistogram(
        this GenericChart chart,
        IEnumerable<double> values,
        string? name = null,
        int bins = 40
    )
    {
        var trace = new Trace2D("histogram").Set("x", Numbers.Of(values)).Set("nbinsx", bins).Set("opacity", 0.75);
        return chart.Add(trace, name);
    }

    /// <summary>A coloured cell for each entry z[row, column].</summary>
    /// <exception cref="ArgumentException">z has not a column for each x and a row for each y.</exception>
    public static GenericChart AddHeatmap(
        this GenericChart chart,
        Matrix<double> z,
        double[]? x = null,
        double[]? y = null,
        object? scale = null,
        double? min = null,
        double? max = null
    )
    {
        var trace = Coloured(new Trace2D("heatmap"), z, x, y, scale).Set("zmin", min).Set("zmax", max);
        return chart.Add(trace, null);
    }

    /// <summary>Lines of equal height, filled between: z[row, column] at (x[column], y[row]).</summary>
    /// <exception cref="ArgumentException">z has not a column for each x and a row for each y.</exception>
    public static GenericChart AddContour(
        this GenericChart chart,
        Matrix<double> z,
        double[] x,
        double[] y,
        object? scale = null,
        double? min = null,
        double? max = null,
        int levels = 15
    )
    {
        var trace = Coloured(new Trace2D("contour"), z, x, y, scale)
            .Set("zmin", min)
            .Set("zmax", max)
            .Set("ncontours", levels)
            .Set("line.width", 0.5);
        return chart.Add(trace, null);
    }

    /// <summary>A surface in space: height z[row, column] over (x[column], y[row]).</summary>
    /// <exception cref="ArgumentException">z has not a column for each x and a row for each y.</exception>
    public static GenericChart AddSurface(
        this GenericChart chart,
        Matrix<double> z,
        double[] x,
        double[] y,
        string? name = null,
        object? scale = null,
        double opacity = 1
    )
    {
        var trace = Coloured(new Trace3D("surface"), z, x, y, scale).Set("opacity", opacity);
        return chart.AsSpace().Add(trace, name);
    }

    /// <summary>A path in space.</summary>
    /// <exception cref="ArgumentException">Not every point has all three coordinates.</exception>
    public static GenericChart AddPath3D(
        this GenericChart chart,
        IEnumerable<double> x,
        IEnumerable<double> y,
        IEnumerable<double> z,
        string? name = null,
        string colour = Palette.Vermilion
    )
    {
        var trace = Points3D("lines+markers", x, y, z)
            .Set("marker.color", colour)
            .Set("marker.size", 3)
            .Set("line.color", colour)
            .Set("line.width", 5);
        return chart.AsSpace().Add(trace, name);
    }

    /// <summary>Points in space, with an optional label for each.</summary>
    /// <exception cref="ArgumentException">Not every point has all three coordinates, or there is another number of labels.</exception>
    public static GenericChart AddPoints3D(
        this GenericChart chart,
        IEnumerable<double> x,
        IEnumerable<double> y,
        IEnumerable<double> z,
        string? name = null,
        string? colour = null,
        IEnumerable<string>? labels = null
    )
    {
        var trace = Points3D("markers", x, y, z).Set("marker.color", colour).Set("marker.size", 5);
        return chart.AsSpace().Add(Labelled(trace, labels), name);
    }

    private static Trace2D Points<TX, TY>(string mode, IEnumerable<TX> x, IEnumerable<TY> y)
        where TX : INumber<TX>
        where TY : INumber<TY>
    {
        var (xs, ys) = Numbers.Pairs(x, y);
        return new Trace2D("scatter").Set("mode", mode).Set("x", xs).Set("y", ys);
    }

    private static Trace3D Points3D(string mode, IEnumerable<double> x, IEnumerable<double> y, IEnumerable<double> z)
    {
        var (xs, ys) = Numbers.Pairs(x, y);
        var trace = new Trace3D("scatter3d").Set("mode", mode).Set("x", xs).Set("y", ys).Set("z", Numbers.Of(z));
        RequireOneEach(trace, ((Array)trace.At("z")!).Length, "z");
        return trace;
    }

    private static T Labelled<T>(T trace, IEnumerable<string>? labels)
        where T : Trace
    {
        if (labels is null)
        {
            return trace;
        }
        string[] texts = [.. labels];
        RequireOneEach(trace, texts.Length, "label");
        return trace.Set("mode", "markers+text").Set("text", texts).Set("textposition", "top center");
    }

    private static void RequireOneEach(Trace trace, int count, string what)
    {
        var points = ((Array)trace.At("x")!).Length;
        if (count != points)
        {
            throw new ArgumentException(
                $"There are {Require.Count(points, "point")} and {Require.Count(count, what)}: each point needs one."
            );
        }
    }

    private static T Coloured<T>(T trace, Matrix<double> z, double[]? x, double[]? y, object? scale)
        where T : Trace
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
        GenericChart.getLayout(chart).At("scene.domain") is not null
            ? chart
            : chart
                .With("scene.domain.x", new[] { 0.06, 0.94 })
                .With("legend.x", 0)
                .With("margin.l", 10)
                .With("margin.r", 10)
                .With("margin.t", 60)
                .With("margin.b", 10);
}
