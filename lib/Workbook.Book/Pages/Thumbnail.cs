using System.Globalization;
using System.Net;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Workbook.Book.Notebooks;
using Workbook.Engine.Display;

namespace Workbook.Book.Pages;

/// <summary>A small still picture of a notebook's most telling chart, drawn from the chart's data.</summary>
internal static class Thumbnail
{
    private const int Width = 320;
    private const int Height = 180;
    private const int Margin = 12;
    private const int MostPoints = 200;
    private const int MostTiles = 32;
    private static readonly string[] Palette = ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00"];

    public static string Of(Notebook notebook)
    {
        var figures = notebook
            .CodeCells.SelectMany(cell => cell.Outputs)
            .Select(output => output["data"]?[PlotlyNetCharts.MimeType])
            .OfType<JsonObject>();
        var best = figures.Select(Panel).MaxBy(Telling) ?? [];
        return $"<svg class=\"thumbnail\" viewBox=\"0 0 {Width} {Height}\" aria-hidden=\"true\">{Draw(best)}</svg>";
    }

    /// <summary>The visible traces that share the axes of the figure's first grid, or else of its first trace.</summary>
    private static List<JsonObject> Panel(JsonObject figure)
    {
        var traces =
            (figure["data"] as JsonArray)
                ?.OfType<JsonObject>()
                .Where(trace => trace["visible"] is not JsonValue visible || visible.ToJsonString() == "true")
                .ToList()
            ?? [];
        var first = traces.FirstOrDefault(IsGrid) ?? traces.FirstOrDefault();
        return [.. traces.Where(trace => (string?)trace["xaxis"] == (string?)first?["xaxis"])];
    }

    /// <summary>Points on a coloured plane say more than a plane, a plane more than points, points more than a line.</summary>
    private static int Telling(List<JsonObject> traces) =>
        (traces.Any(trace => IsGrid(trace) && Grid(trace).Count >= 20) ? 4 : 0)
        + (traces.Any(trace => !HasLines(trace) && Points(trace).Count >= 50) ? 2 : 0)
        + (traces.Any(trace => HasLines(trace) && Points(trace).Count >= 40) ? 1 : 0);

    private static string Draw(List<JsonObject> traces)
    {
        var grid = traces.FirstOrDefault(IsGrid);
        var lines = traces
            .Where(trace => !IsGrid(trace))
            .Take(6)
            .Select(trace => (Trace: trace, Points: Points(trace)))
            .ToList();
        var extent = grid is null ? lines.SelectMany(line => line.Points).ToList() : Corners(grid);
        if (extent.Count < 2)
        {
            return "";
        }

        var (left, right) = (extent.Min(point => point.X), extent.Max(point => point.X));
        var (bottom, top) = (extent.Min(point => point.Y), extent.Max(point => point.Y));
        var margin = grid is null ? Margin : 0;
        var shapes = lines.Select(
            (line, i) =>
                Shape(
                    line.Trace,
                    Palette[i],
                    [
                        .. line.Points.Select(point =>
                            (
                                Scale(point.X, left, right, margin, Width - margin),
                                Scale(point.Y, bottom, top, Height - margin, margin)
                            )
                        ),
                    ]
                )
        );
        return (grid is null ? "" : Tiles(grid)) + string.Concat(shapes);
    }

    private static string Shape(JsonObject trace, string color, List<(double X, double Y)> points)
    {
        color = WebUtility.HtmlEncode(Color(trace["line"]?["color"]) ?? Color(trace["marker"]?["color"]) ?? color);
        if ((string?)trace["type"] == "bar")
        {
            return string.Concat(
                points.Select(point =>
                    Invariant(
                        $"<rect x=\"{point.X - 6:0.#}\" y=\"{point.Y:0.#}\" width=\"12\" height=\"{Height - point.Y:0.#}\" fill=\"{color}\"/>"
                    )
                )
            );
        }

        if (HasLines(trace))
        {
            return $"<polyline fill=\"none\" stroke=\"{color}\" stroke-width=\"2\" points=\"{string.Join(' ', points.Select(point => Invariant($"{point.X:0.#},{point.Y:0.#}")))}\"/>";
        }

        return string.Concat(
            points.Select(point =>
                Invariant(
                    $"<circle cx=\"{point.X:0.#}\" cy=\"{point.Y:0.#}\" r=\"3\" fill=\"{color}\" stroke=\"#fff\" stroke-width=\"0.5\"/>"
                )
            )
        );
    }

    private static string Tiles(JsonObject trace)
    {
        var rows = Grid(trace);
        var columns = rows.Min(row => row.Length);
        var (low, high) = (
            rows.SelectMany(row => row).Where(double.IsFinite).Min(),
            rows.SelectMany(row => row).Where(double.IsFinite).Max()
        );
        var (tilesDown, tilesAcross) = (Math.Min(rows.Count, MostTiles), Math.Min(columns, MostTiles));
        var (width, height) = ((double)Width / tilesAcross, (double)Height / tilesDown);
        var tiles =
            from down in Enumerable.Range(0, tilesDown)
            from across in Enumerable.Range(0, tilesAcross)
            let value = rows[down * rows.Count / tilesDown][across * columns / tilesAcross]
            select Invariant(
                $"<rect x=\"{across * width:0.##}\" y=\"{Height - (down + 1) * height:0.##}\" width=\"{width:0.##}\" height=\"{height:0.##}\" fill=\"{Ramp(Scale(value, low, high, -1, 1))}\"/>"
            );
        return $"<g shape-rendering=\"crispEdges\">{string.Concat(tiles)}</g>";
    }

    /// <summary>From blue at −1 over near white to orange at 1.</summary>
    private static string Ramp(double share) =>
        share < 0 ? Invariant($"hsl(204 60% {92 + 38 * share:0}%)") : Invariant($"hsl(26 80% {92 - 34 * share:0}%)");

    private static bool IsGrid(JsonObject trace) =>
        trace["z"] is JsonObject { Count: 3 }
        || (trace["z"] is JsonArray { Count: > 1 } rows && rows.All(row => row is JsonArray { Count: > 1 }));

    private static List<double[]> Grid(JsonObject trace) =>
        trace["z"] is JsonObject encoded
            ?
            [
                .. Decoded(encoded)
                    .Chunk(int.Parse(((string)encoded["shape"]!).Split(',')[1], CultureInfo.InvariantCulture)),
            ]
            : [.. trace["z"]!.AsArray().Select(Numbers)];

    private static List<(double X, double Y)> Corners(JsonObject grid)
    {
        var rows = Grid(grid);
        var x = Numbers(grid["x"]).Where(double.IsFinite).DefaultIfEmpty().ToList();
        var y = Numbers(grid["y"]).Where(double.IsFinite).DefaultIfEmpty().ToList();
        return rows.Any(row => row.Any(double.IsFinite)) ? [(x.Min(), y.Min()), (x.Max(), y.Max())] : [];
    }

    private static bool HasLines(JsonObject trace) =>
        ((string?)trace["mode"])?.Contains("lines") ?? (string?)trace["type"] != "bar";

    private static List<(double X, double Y)> Points(JsonObject trace)
    {
        var y = Numbers(trace["y"]);
        var x = Numbers(trace["x"]);
        if (x.Length != y.Length || x.All(double.IsNaN))
        {
            x = [.. Enumerable.Range(0, y.Length).Select(i => (double)i)];
        }

        var step = Math.Max(1, y.Length / MostPoints);
        return
        [
            .. x.Zip(y)
                .Where((point, i) => i % step == 0 && double.IsFinite(point.First) && double.IsFinite(point.Second)),
        ];
    }

    private static double[] Numbers(JsonNode? node) =>
        node switch
        {
            JsonArray values =>
            [
                .. values.Select(value =>
                    value is JsonValue number && number.TryGetValue(out double result) ? result : double.NaN
                ),
            ],
            JsonObject encoded => Decoded(encoded),
            _ => [],
        };

    /// <summary>Many numbers travel as base64.</summary>
    private static double[] Decoded(JsonObject encoded)
    {
        var bytes = Convert.FromBase64String((string?)encoded["bdata"] ?? "");
        return (string?)encoded["dtype"] switch
        {
            "f8" => MemoryMarshal.Cast<byte, double>(bytes).ToArray(),
            "f4" => Widened<float>(bytes),
            "i4" => Widened<int>(bytes),
            "i2" => Widened<short>(bytes),
            "i1" => Widened<sbyte>(bytes),
            _ => [],
        };
    }

    private static double[] Widened<T>(byte[] bytes)
        where T : unmanaged, INumber<T> =>
        Array.ConvertAll(MemoryMarshal.Cast<byte, T>(bytes).ToArray(), double.CreateChecked);

    private static string? Color(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out string? color) ? color : null;

    private static double Scale(double value, double from, double to, double low, double high) =>
        to > from ? low + (value - from) / (to - from) * (high - low) : (low + high) / 2;

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
