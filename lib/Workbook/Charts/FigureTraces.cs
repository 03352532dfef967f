using System.Numerics;
using System.Text.Json.Nodes;
using MathNet.Numerics.LinearAlgebra;

namespace Workbook;

/// <summary>The traces that a figure is made of; each method adds one and returns the figure.</summary>
public static class FigureTraces
{
    /// <summary>A line through the points; a value that is not finite leaves a gap.</summary>
    public static Figure AddLine<TX, TY>(
        this Figure figure,
        IEnumerable<TX> x,
        IEnumerable<TY> y,
        string? name = null,
        string? colour = null,
        string? dash = null
    )
        where TX : INumber<TX>
        where TY : INumber<TY>
    {
        var index = figure.Traces.Count;
        var (xs, ys) = Numbers.Pairs(x, y);
        return figure.Add(
            Named(
                new JsonObject
                {
                    ["type"] = "scatter",
                    ["mode"] = "lines",
                    ["x"] = xs,
                    ["y"] = ys,
                    ["line"] = new JsonObject
                    {
                        ["color"] = colour ?? Palette.Colour(index),
                        ["dash"] = dash ?? Palette.Dash(index),
                        ["width"] = 2.5,
                        ["simplify"] = false,
                    },
                },
                name
            )
        );
    }

    /// <summary>The function drawn over an interval.</summary>
    public static Figure AddFunction(
        this Figure figure,
        Func<double, double> f,
        double from,
        double to,
        string? name = null,
        int points = 201
    )
    {
        var x = Sample(from, to, points);
        return figure.AddLine(x, x.Select(f), name);
    }

    /// <summary>Separate points, with an optional label for each.</summary>
    public static Figure AddPoints<TX, TY>(
        this Figure figure,
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
        var index = figure.Traces.Count;
        var (xs, ys) = Numbers.Pairs(x, y);
        var trace = Named(
            new JsonObject
            {
                ["type"] = "scatter",
                ["mode"] = labels is null ? "markers" : "markers+text",
                ["x"] = xs,
                ["y"] = ys,
                ["marker"] = new JsonObject
                {
                    ["color"] = colour ?? Palette.Colour(index),
                    ["symbol"] = symbol ?? Palette.Symbol(index),
                    ["size"] = size,
                    ["line"] = new JsonObject { ["color"] = "rgba(255,255,255,0.45)", ["width"] = 0.7 },
                },
            },
            name
        );
        if (labels is not null)
        {
            (trace["text"], trace["textposition"]) = (Strings(labels), "top center");
        }

        return figure.Add(trace);
    }

    /// <summary>Separate points, coloured by a value that each has.</summary>
    public static Figure AddColouredPoints(
        this Figure figure,
        IEnumerable<double> x,
        IEnumerable<double> y,
        IEnumerable<double> values,
        JsonNode? scale = null
    )
    {
        figure.AddPoints(x, y, symbol: "circle");
        var trace = figure.Traces[^1]!.AsObject();
        var colours = Numbers.Pairs(x, values).Y;
        trace["text"] = colours.DeepClone();
        trace["hovertemplate"] = "(%{x}, %{y}): %{text}<extra></extra>";
        var marker = trace["marker"]!;
        (marker["color"], marker["colorscale"], marker["showscale"]) = (colours, scale ?? ColourScale.Sequential, true);
        return figure;
    }

    /// <summary>One bar for each label, with its value written on it.</summary>
    public static Figure AddBars(
        this Figure figure,
        IEnumerable<string> labels,
        IEnumerable<double> values,
        string? name = null,
        string? colour = null
    )
    {
        var numbers = Numbers.ToJson(values);
        figure.With("xaxis.type", "category"); // a label such as "0110" would be taken for a number
        return figure.Add(
            Named(
                new JsonObject
                {
                    ["type"] = "bar",
                    ["x"] = Strings(labels),
                    ["y"] = numbers,
                    ["text"] = numbers.DeepClone(),
                    ["texttemplate"] = "%{text:.4~g}",
                    ["textposition"] = "auto",
                    ["textangle"] = 0,
                    ["hovertemplate"] = "%{x}: %{text}" + (name is null ? "<extra></extra>" : ""),
                    ["marker"] = new JsonObject { ["color"] = colour ?? Palette.Colour(figure.Traces.Count) },
                },
                name
            )
        );
    }

    /// <summary>How often values fall into each interval.</summary>
    public static Figure AddHistogram(
        this Figure figure,
        IEnumerable<double> values,
        string? name = null,
        int bins = 40
    ) =>
        figure.Add(
            Named(
                new JsonObject
                {
                    ["type"] = "histogram",
                    ["x"] = Numbers.ToJson(values, 4),
                    ["nbinsx"] = bins,
                    ["opacity"] = 0.75,
                    ["marker"] = new JsonObject { ["color"] = Palette.Colour(figure.Traces.Count) },
                },
                name
            )
        );

    /// <summary>A coloured cell for each entry z[row, column].</summary>
    public static Figure AddHeatmap(
        this Figure figure,
        Matrix<double> z,
        double[]? x = null,
        double[]? y = null,
        JsonNode? scale = null,
        double? min = null,
        double? max = null
    ) => figure.Add(Named(Coloured("heatmap", z, x, y, scale, min, max), null));

    /// <summary>Lines of equal height, filled between: z[row, column] at (x[column], y[row]).</summary>
    public static Figure AddContour(
        this Figure figure,
        Matrix<double> z,
        double[] x,
        double[] y,
        JsonNode? scale = null,
        double? min = null,
        double? max = null,
        int levels = 15
    )
    {
        var trace = Named(Coloured("contour", z, x, y, scale, min, max), null);
        trace["ncontours"] = levels;
        trace["line"] = new JsonObject { ["width"] = 0.5 };
        return figure.Add(trace);
    }

    internal static JsonObject Coloured(
        string type,
        Matrix<double> z,
        double[]? x,
        double[]? y,
        JsonNode? scale,
        double? min,
        double? max
    )
    {
        if ((x ?? y) is not null && (x?.Length != z.ColumnCount || y?.Length != z.RowCount))
        {
            throw new ArgumentException(
                $"z is {z.RowCount}×{z.ColumnCount}, x has {x?.Length ?? 0} values and y has {y?.Length ?? 0}: z needs a column for each x and a row for each y."
            );
        }

        var trace = new JsonObject
        {
            ["type"] = type,
            ["z"] = Numbers.ToJson(z, 4),
            ["colorscale"] = scale ?? ColourScale.Sequential,
        };
        if (x is not null)
        {
            trace["x"] = Numbers.ToJson(x);
        }

        if (y is not null)
        {
            trace["y"] = Numbers.ToJson(y);
        }

        var (low, high) = type == "surface" ? ("cmin", "cmax") : ("zmin", "zmax");
        if (min is not null)
        {
            trace[low] = min;
        }

        if (max is not null)
        {
            trace[high] = max;
        }

        return trace;
    }

    internal static JsonObject Named(JsonObject trace, string? name)
    {
        trace["showlegend"] = name is not null;
        if (name is not null)
        {
            trace["name"] = name;
        }
        else
        {
            trace["hoverlabel"] = new JsonObject { ["namelength"] = 0 }; // without this the hover text says "trace 3"
        }

        return trace;
    }

    internal static JsonArray Strings(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);

    internal static double[] Sample(double from, double to, int points) =>
        [.. Enumerable.Range(0, points).Select(i => from + (to - from) * i / (points - 1))];
}
