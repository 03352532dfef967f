using MathNet.Numerics.LinearAlgebra;
using Plotly.NET;

namespace Workbook.Tests.Charts;

/// <summary>What cannot be drawn is refused with all the sizes; what can be drawn somehow is drawn.</summary>
public class BadChartTests
{
    private static readonly Matrix<double> TwoByThree = Matrix<double>.Build.Dense(2, 3);

    private static void IsRefused(string why, Func<object> chart) =>
        Assert.Contains(why, Assert.ThrowsAny<ArgumentException>(chart).Message);

    private static GenericChart Blank => Chart.Titled("t");

    [Fact]
    public void Lengths_that_differ_are_named() =>
        Assert.Multiple(
            () => IsRefused("x has 3 values and y has 1:", () => Blank.AddLine([1, 2, 3], [1.0])),
            () => IsRefused("x has 0 values and y has 1:", () => Blank.AddPoints<double, double>([], [1.0])),
            () => IsRefused("x has 2 values and labels has 1:", () => Blank.AddPoints([1, 2], [1, 2], labels: ["a"])),
            () =>
                IsRefused("x has 2 values and values has 3:", () => Blank.AddColouredPoints([1, 2], [1, 2], [1, 2, 3])),
            () => IsRefused("labels has 1 value and values has 2:", () => Blank.AddBars(["a"], [1, 2])),
            () => IsRefused("x has 2 values and z has 1:", () => Blank.AddPath3D([1, 2], [1, 2], [1])),
            () =>
                IsRefused(
                    "z is 2×3, x has 2 values and y has 3",
                    () => Blank.AddContour(TwoByThree, [0, 1], [0, 1, 2])
                ),
            () => IsRefused("z is 2×3, x has 3 values and y has 0", () => Blank.AddHeatmap(TwoByThree, [0, 1, 2])),
            () =>
                IsRefused(
                    "3 points and 2 classes",
                    () => Chart.Classes("XOR", Matrix<double>.Build.Dense(3, 2), [true, false])
                ),
            () => IsRefused("1 value for 4 points", () => Chart.OnGrid(_ => [1.0], [0, 1], [0, 1])),
            () =>
                IsRefused(
                    "wanted is 2×3 and predicted is 3×2",
                    () => Chart.ContourComparison("c", TwoByThree, TwoByThree.Transpose(), [0, 1, 2], [0, 1])
                ),
            () =>
                IsRefused(
                    "1 epochs, 2 accuracies, 1 losses and 1 pictures",
                    () => Chart.Training("t", [1], [1, 1], [1], [Blank])
                )
        );

    [Fact]
    public void Rows_grids_and_sliders_of_nothing_or_of_different_traces_are_refused() =>
        Assert.Multiple(
            () => IsRefused("0 charts", () => Chart.Row("none")),
            () => IsRefused("0 charts", () => Chart.Grid("none", 2)),
            () => IsRefused("columns is 0", () => Chart.Grid("none", 0, Blank)),
            () => IsRefused("at least one chart", () => Chart.Slider("epoch", [])),
            () => IsRefused("start is 1: there are 1 charts", () => Chart.Slider("epoch", [("0", Blank)], start: 1)),
            () =>
                IsRefused(
                    "at \"0\" there are 1 (scatter), at \"9\" 2 (scatter, bar)",
                    () =>
                        Chart.Slider(
                            "epoch",
                            [("0", Blank.AddLine([0], [0])), ("9", Blank.AddLine([0], [0]).AddBars(["a"], [1]))]
                        )
                ),
            () =>
                IsRefused(
                    "scatterpolar",
                    () => Chart.Row("polar", Chart.PointPolar<double, double, string>([1.0], [1.0]))
                )
        );

    [Theory]
    [InlineData(new double[0], "Loss; x: epoch; y: loss; scatter.")]
    [InlineData(new[] { double.NaN }, "Loss; x: epoch; y: loss; scatter.")]
    [InlineData(
        new[] { double.NaN, 2, double.NegativeInfinity },
        "Loss; x: epoch; y: loss; scatter: 1 points from 2 to 2 (range 2 to 2)."
    )]
    public void Empty_and_endless_series_are_drawn_and_described(double[] losses, string sentence)
    {
        var chart = Chart.LossCurve("Loss", Enumerable.Range(0, losses.Length).Select(i => (double)i), losses);

        Assert.Equal(sentence, chart.ToSentence());
        Assert.Equal(losses.Length, Drawn.Traces(chart)[0]!["y"]!.AsArray().Count);
    }

    [Fact]
    public void A_matrix_of_NaN_has_a_scale_all_the_same()
    {
        var chart = Chart.MatrixHeatmap("NaN", Matrix<double>.Build.Dense(5, 5, double.NaN));

        Assert.Equal("[null,null,null,null,null]", Drawn.Traces(chart)[0]!["z"]![0]!.ToJsonString());
        Assert.True((double)Drawn.Traces(chart)[0]!["zmax"]! > 0);
    }

    [Fact]
    public void No_text_can_end_the_script_or_the_label()
    {
        var html = ChartHtml.Of(
            Chart.Titled("</script><script>alert(1)</script>\" onclick=\"x").AddBars(["<b>\"</script>"], [1], "<i>")
        );

        Assert.Equal(1, html.Split("</script>").Length - 1);
        Assert.DoesNotContain("\" onclick", html);
    }

    [Fact]
    public void Same_chart_gives_the_same_bytes()
    {
        static string Html() => ChartHtml.Of(Chart.LossCurve("Loss", [0, 1], [1, 0.5]));

        Assert.Equal(Html(), Html());
    }
}
