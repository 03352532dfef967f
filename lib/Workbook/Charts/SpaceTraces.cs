using System.Text.Json.Nodes;
using MathNet.Numerics.LinearAlgebra;

namespace Workbook;

/// <summary>The traces of a figure in three dimensions; each method adds one and returns the figure.</summary>
public static class SpaceTraces
{
    /// <summary>A surface in space: height z[row, column] over (x[column], y[row]).</summary>
    public static Figure AddSurface(
        this Figure figure,
        Matrix<double> z,
        double[] x,
        double[] y,
        string? name = null,
        JsonNode? scale = null,
        double opacity = 1
    )
    {
        figure.AsSpace();
        var trace = FigureTraces.Named(FigureTraces.Coloured("surface", z, x, y, scale, null, null), name);
        trace["opacity"] = opacity;
        return figure.Add(trace);
    }

    /// <summary>A path in space.</summary>
    public static Figure AddPath3D(
        this Figure figure,
        IEnumerable<double> x,
        IEnumerable<double> y,
        IEnumerable<double> z,
        string? name = null,
        string colour = Palette.Vermilion
    ) => figure.AddSpace("lines+markers", x, y, z, name, colour, null);

    /// <summary>Points in space, with an optional label for each.</summary>
    public static Figure AddPoints3D(
        this Figure figure,
        IEnumerable<double> x,
        IEnumerable<double> y,
        IEnumerable<double> z,
        string? name = null,
        string? colour = null,
        IEnumerable<string>? labels = null
    ) =>
        figure.AddSpace(
            labels is null ? "markers" : "markers+text",
            x,
            y,
            z,
            name,
            colour ?? Palette.Colour(figure.Traces.Count),
            labels
        );

    private static Figure AddSpace(
        this Figure figure,
        string mode,
        IEnumerable<double> x,
        IEnumerable<double> y,
        IEnumerable<double> z,
        string? name,
        string colour,
        IEnumerable<string>? labels
    )
    {
        figure.AsSpace();
        var (xs, ys) = Numbers.Pairs(x, y);
        var trace = FigureTraces.Named(
            new JsonObject
            {
                ["type"] = "scatter3d",
                ["mode"] = mode,
                ["x"] = xs,
                ["y"] = ys,
                ["z"] = Numbers.ToJson(z),
                ["marker"] = new JsonObject
                {
                    ["color"] = colour,
                    ["size"] = mode.StartsWith("lines", StringComparison.Ordinal) ? 3 : 5,
                },
            },
            name
        );
        if (mode.StartsWith("lines", StringComparison.Ordinal))
        {
            trace["line"] = new JsonObject { ["color"] = colour, ["width"] = 5 };
        }

        if (labels is not null)
        {
            trace["text"] = FigureTraces.Strings(labels);
        }

        return figure.Add(trace);
    }

    // The legend moves to the left: on the right stands the colour bar.
    private static void AsSpace(this Figure figure)
    {
        figure.Layout["scene"] ??= new JsonObject();
        figure
            .With("template.layout.legend.x", 0)
            .With(
                "template.layout.margin",
                new JsonObject
                {
                    ["l"] = 10,
                    ["r"] = 10,
                    ["t"] = 60,
                    ["b"] = 10,
                }
            );
    }
}
