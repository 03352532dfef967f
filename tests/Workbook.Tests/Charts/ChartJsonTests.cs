using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using MathNet.Numerics.LinearAlgebra;
using Plotly.NET;
using Plotly.NET.CSharp;

namespace Workbook.Tests.Charts;

/// <summary>Our writer against the one of Plotly.NET, which goes through Newtonsoft: the same JSON, read back.</summary>
public class ChartJsonTests
{
    private static readonly double[] X = [.. Enumerable.Range(0, 40).Select(i => i / 7.0)];
    private static readonly double[] Y = [.. X.Select(Math.Sin)];
    private static readonly double[][] Z = [.. X.Select(x => Y.Select(y => x * y).ToArray())];
    private static readonly int[] Counts = [.. Enumerable.Range(0, 40).Select(i => 1000 * i * i)];
    private static readonly string[] Names = [.. X.Select((_, i) => $"\"n{i}\" <b> ü")];

    public static readonly TheoryData<string, GenericChart> Gallery = new()
    {
        { "line", Chart.Line<double, double, string>(X, Y, Name: "a \"line\"", LineColor: Color.fromHex("#112233")) },
        {
            "points",
            Chart.Point<double, double, string>(X, Y, MultiText: Names, MarkerColor: Color.fromColorScaleValues(Y))
        },
        { "bubbles", Chart.Bubble<double, double, string>(X, Y, Counts) },
        { "integers", Chart.Line<int, int, string>(Counts, Counts.Select(count => -count)) },
        {
            "dates",
            Chart.Line<DateTime, double, string>(X.Select(x => new DateTime(2026, 1, 2, 3, 4, 5).AddDays(x)), Y)
        },
        {
            "bars",
            Chart.Column<double, string, string>(Y, Keys: Names, MarkerColor: Color.fromKeyword(ColorKeyword.Aqua))
        },
        { "histogram", Chart.Histogram<double, double, string>(X: Y) },
        {
            "heat map",
            Chart.Heatmap<double, double, double, string>(Z, X: X, Y: Y, ColorScale: StyleParam.Colorscale.Hot)
        },
        {
            "ragged",
            Chart.Heatmap<double, double, double, string>([
                [1, 2],
                [3],
            ])
        },
        { "contour", Chart.Contour<double, double, double, string>(Z, X: X) },
        { "surface", Chart.Surface<double, double, double, string>(Z) },
        { "space", Chart.Point3D<double, double, double, string>(X, Y, X) },
        { "pie", Chart.Pie<double, string, string>(X, Labels: Names) },
        { "polar", Chart.LinePolar<double, double, string>(X, Y) },
        { "ternary", Chart.PointTernary<double, double, double, double, string>(A: X, B: X, C: X) },
        { "map", Chart.PointGeo<double, double, string>(X, Y) },
        { "candles", Chart.Candlestick<double, double, string>(X, X, Y, Y, X: X, MultiX: default) },
        { "boxes", Chart.BoxPlot<double, double, string>(Y: Y) },
        {
            "encoded",
            Chart.Scatter<string>(
                EncodedTypedArray.ofFloat64Array(X, null),
                EncodedTypedArray.ofFloat64Array(Y, null),
                StyleParam.Mode.Markers
            )
        },
        { "sankey", Chart.Sankey<double, string>(["a", "b"], [(0, 1)], [1.5]) },
        { "parallel", Chart.ParallelCoord([("x", EncodedTypedArray.ofFloat64Array(X, null))]) },
        {
            "grid",
            Chart.Grid(
                [Chart.Line<double, double, string>(X, Y), Chart.Surface<double, double, double, string>(Z)],
                1,
                2
            )
        },
        {
            "axes",
            Chart
                .Line<double, double, string>(X, Y)
                .WithXAxisStyle<double, double, string>(TitleText: "x", MinMax: Tuple.Create(0.0, 1.0))
        },
        {
            "ours",
            Chart.DecisionBoundary(
                "ours",
                points => points.Column(0),
                Matrix<double>.Build.Dense(30, 2, (i, j) => i / 7.0 + j),
                [.. X.Take(30).Select(x => x > 2)]
            )
        },
        {
            "slider",
            Chart.Slider(
                "k",
                Enumerable
                    .Range(1, 3)
                    .Select(k => ($"{k}", Chart.Titled("s").AddLine(X, Y.Select(y => k * y)).Note(k, 0, "note")))
            )
        },
        { "network", new NetworkDiagram(2, 3, 1).ToChart("2-3-1") },
    };

    [Theory]
    [MemberData(nameof(Gallery))]
    public void Writes_what_PlotlyNET_writes(string _, GenericChart chart)
    {
        var ours = JsonNode.Parse(chart.ToJson());
        var theirs = JsonNode.Parse(GenericChart.toJson(chart));

        AssertSame(theirs, ours, "");
    }

    [Fact]
    public void Many_numbers_travel_as_base64_where_they_are_finite()
    {
        static JsonNode Sent(double odd) =>
            Drawn.Traces(Chart.Titled("t").AddLine(X, X.Select((x, i) => i == 3 ? odd : x)))[0]!["y"]!;

        Assert.Equal("f4", (string?)Sent(0.1)["dtype"]);
        Assert.Equal("f8", (string?)Sent(1e300)["dtype"]);
        Assert.Null(Sent(double.NaN)[3]);
    }

    [Fact]
    public void A_matrix_travels_row_by_row_with_its_shape()
    {
        var chart = Chart.Titled("t").AddHeatmap(Matrix<double>.Build.Dense(4, 5, (i, j) => 10 * i + j));
        var z = Drawn.Traces(chart)[0]!["z"]!;

        Assert.Equal(("i2", "4,5"), ((string?)z["dtype"], (string?)z["shape"]));
        Assert.Equal(
            [0, 1, 2, 3, 4, 10],
            MemoryMarshal.Cast<byte, short>(Convert.FromBase64String((string)z["bdata"]!))[..6].ToArray()
        );
    }

    private static void AssertSame(JsonNode? theirs, JsonNode? ours, string path)
    {
        if (theirs is JsonObject theirObject && ours is JsonObject ourObject)
        {
            Assert.Equal(theirObject.Select(pair => pair.Key), ourObject.Select(pair => pair.Key));
            Assert.All(theirObject, pair => AssertSame(pair.Value, ourObject[pair.Key], $"{path}.{pair.Key}"));
        }
        else if (theirs is JsonArray theirList && ours is JsonArray ourList)
        {
            Assert.True(theirList.Count == ourList.Count, path);
            Assert.All(
                theirList.Zip(ourList).Index(),
                pair => AssertSame(pair.Item.First, pair.Item.Second, $"{path}[{pair.Index}]")
            );
        }
        else
        {
            // 1.0 and 1 are the same number.
            Assert.True(
                JsonNode.DeepEquals(theirs, ours) || (double?)theirs == (double?)ours,
                $"{path}: {theirs} and {ours}"
            );
        }
    }
}
