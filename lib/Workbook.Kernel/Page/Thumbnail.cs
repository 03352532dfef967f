using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Workbook.Kernel.Running;

namespace Workbook.Kernel.Page;

/// <summary>A small still picture of a chart, drawn from its data.</summary>
public static class Thumbnail
{
    private const int Width = 320;
    private const int Height = 180;
    private const int MostPoints = 200;
    private const int MostTiles = 28;
    private static readonly string[] Palette = ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00"];

    public static string OfFirstChart(Notebook notebook)
    {
        var figures = notebook.CodeCells.SelectMany(cell => cell.Outputs).Select(output => output["data"]?["application/vnd.plotly.v1+json"]).OfType<JsonObject>();
        var drawings = figures.Select(Draw).Where(drawing => drawing != "");
        return $"<svg class=\"thumbnail\" viewBox=\"0 0 {Width} {Height}\" aria-hidden=\"true\">{drawings.FirstOrDefault()}</svg>";
    }

    private static string Draw(JsonObject figure)
    {
        var traces = (figure["data"] as JsonArray)?.OfType<JsonObject>().ToList() ?? [];
        if (traces.FirstOrDefault(trace => trace["z"] is JsonArray rows && rows.All(row => row is JsonArray)) is { } grid) return Tiles(grid["z"]!.AsArray());
        var lines = traces.Where(trace => Numbers(trace["y"]).Length > 1).Take(6).ToList();
        if (lines.Count == 0) return "";
        var points = lines.Select(Points).ToList();
        var finite = points.SelectMany(list => list).Where(point => double.IsFinite(point.X) && double.IsFinite(point.Y)).ToList();
        if (finite.Count < 2) return "";
        var (left, right) = (finite.Min(point => point.X), finite.Max(point => point.X));
        var (bottom, top) = (finite.Min(point => point.Y), finite.Max(point => point.Y));
        var svg = new StringBuilder();
        for (var i = 0; i < lines.Count; i++)
        {
            var scaled = points[i].Where(point => double.IsFinite(point.X) && double.IsFinite(point.Y))
                .Select(point => (X: Scale(point.X, left, right, 12, Width - 12), Y: Scale(point.Y, bottom, top, Height - 12, 12))).ToList();
            svg.Append(Shape(lines[i], scaled, Palette[i]));
        }
        return svg.ToString();
    }

    private static string Shape(JsonObject trace, List<(double X, double Y)> points, string color)
    {
        color = WebUtility.HtmlEncode(Color(trace["line"]?["color"]) ?? Color(trace["marker"]?["color"]) ?? color);
        if ((string?)trace["type"] == "bar")
            return string.Concat(points.Select(point => Invariant($"<rect x=\"{point.X - 6:0.#}\" y=\"{point.Y:0.#}\" width=\"12\" height=\"{Height - point.Y:0.#}\" fill=\"{color}\"/>")));
        if (((string?)trace["mode"])?.Contains("lines") != false)
            return $"<polyline fill=\"none\" stroke=\"{color}\" stroke-width=\"2\" points=\"{string.Join(' ', points.Select(point => Invariant($"{point.X:0.#},{point.Y:0.#}")))}\"/>";
        return string.Concat(points.Select(point => Invariant($"<circle cx=\"{point.X:0.#}\" cy=\"{point.Y:0.#}\" r=\"3\" fill=\"{color}\" fill-opacity=\"0.75\"/>")));
    }

    private static string Tiles(JsonArray z)
    {
        var rows = z.Select(Numbers).ToList();
        if (rows.Count < 2 || rows.Min(row => row.Length) < 2) return "";
        var columns = rows.Min(row => row.Length);
        var finite = rows.SelectMany(row => row).Where(double.IsFinite).ToList();
        if (finite.Count == 0) return "";
        var (low, high) = (finite.Min(), finite.Max());
        var (tilesDown, tilesAcross) = (Math.Min(rows.Count, MostTiles), Math.Min(columns, MostTiles));
        var (width, height) = ((double)Width / tilesAcross, (double)Height / tilesDown);
        var svg = new StringBuilder("<g shape-rendering=\"crispEdges\">");
        for (var down = 0; down < tilesDown; down++)
            for (var across = 0; across < tilesAcross; across++)
            {
                var share = Scale(rows[down * rows.Count / tilesDown][across * columns / tilesAcross], low, high, 0, 1);
                svg.Append(Invariant($"<rect x=\"{across * width:0.##}\" y=\"{Height - (down + 1) * height:0.##}\" width=\"{width:0.##}\" height=\"{height:0.##}\" fill=\"hsl({250 - 200 * share:0} 60% {35 + 35 * share:0}%)\"/>"));
            }
        return svg.Append("</g>").ToString();
    }

    private static List<(double X, double Y)> Points(JsonObject trace)
    {
        var y = Numbers(trace["y"]);
        var x = Numbers(trace["x"]);
        if (x.Length != y.Length || x.All(double.IsNaN)) x = [.. Enumerable.Range(0, y.Length).Select(i => (double)i)];
        var step = Math.Max(1, y.Length / MostPoints);
        return [.. x.Zip(y).Where((_, i) => i % step == 0)];
    }

    private static double[] Numbers(JsonNode? node) => node is JsonArray values
        ? [.. values.Select(value => value is JsonValue number && number.TryGetValue(out double result) ? result : double.NaN)]
        : [];

    private static string? Color(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? color) ? color : null;

    private static double Scale(double value, double from, double to, double low, double high) =>
        to > from ? low + (value - from) / (to - from) * (high - low) : (low + high) / 2;

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
