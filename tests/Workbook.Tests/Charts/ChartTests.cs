using MathNet.Numerics.LinearAlgebra;
using Plotly.NET;
using Plotly.NET.CSharp;

namespace Workbook.Tests.Charts;

public class ChartTests
{
    [Fact]
    public void What_is_not_finite_leaves_a_gap()
    {
        var chart = Chart.Titled("gaps").AddLine([1, 2, 3, 4], [0.5, double.NaN, double.PositiveInfinity, -1]);

        Assert.Equal("[0.5,null,null,-1]", Drawn.Traces(chart)[0]!["y"]!.ToJsonString());
    }

    [Fact]
    public void Values_stand_on_bars_unless_they_are_not_wanted()
    {
        var written = Drawn.Traces(Chart.Titled("bars").AddBars(["a", "b"], [1, 2]))[0]!;
        var plain = Drawn.Traces(Chart.Titled("bars").AddBars(["a", "b"], [1, 2], written: false))[0]!.AsObject();

        Assert.Equal("[1,2]", written["text"]!.ToJsonString());
        Assert.DoesNotContain(plain, entry => entry.Key.StartsWith("text"));
    }

    [Fact]
    public void A_note_without_an_arrow_says_nothing_of_arrows()
    {
        var chart = Chart.Titled("notes").AddLine([0, 1], [0, 1]).Note(0, 0, "a").Note(1, 1, "b", arrow: false);

        Assert.Equal(
            [true, false],
            Drawn.Layout(chart)["annotations"]!.AsArray().Select(note => note!["arrowcolor"] is not null)
        );
    }

    [Fact]
    public void A_method_gives_a_new_chart_and_leaves_the_old_one_as_it_was()
    {
        var old = Chart.Titled("old").AddLine([0, 1], [0, 1]).XAxis("x");
        var json = old.ToJson();

        old.AddPoints([0], [0], "point")
            .XAxis("other")
            .WithTitle("new")
            .WithTrace("fill", "tozeroy")
            .Note(0, 0, "note");

        Assert.Equal(json, old.ToJson());
    }

    [Fact]
    public void What_readers_know_of_PlotlyNET_works_on_the_result()
    {
        var line = Chart.Titled("Loss").AddLine([0, 1], [1, 0.5], "train").XAxis("epoch");
        var other = Chart.Titled("Loss").AddLine([0, 1], [1, 0.7], "test");

        var both = Chart
            .Combine([line, other])
            .WithXAxisStyle<double, double, string>(TitleStandoff: 20)
            .WithLegendStyle(Orientation: StyleParam.Orientation.Horizontal);

        Assert.Equal(["train", "test"], both.GetTraces().Select(trace => (string)trace.GetPropertyValue("name")));
        var layout = Drawn.Layout(both);
        Assert.Equal(
            ("epoch", 20),
            ((string?)layout["xaxis"]!["title"]!["text"], (int?)layout["xaxis"]!["title"]!["standoff"])
        );
        Assert.Equal("h", (string?)layout["legend"]!["orientation"]);
        Assert.Equal("x2", (string?)Drawn.Traces(Chart.Grid([line, other], 1, 2))[1]!["xaxis"]);
    }

    [Fact]
    public void Combining_with_another_look_leaves_the_look_of_later_charts_alone()
    {
        var before = Chart.Titled("a").AddLine([0], [0]).ToJson();

        Chart.Combine([Chart.Titled("a").AddLine([0], [0]), Chart.Point<double, double, string>([1.0], [1.0])]);

        Assert.Equal(before, Chart.Titled("a").AddLine([0], [0]).ToJson());
    }

    [Fact]
    public void Sentence_says_what_the_chart_shows_with_its_key_numbers()
    {
        var chart = Chart.Titled("Loss").AddLine([0, 1, 2], [8, 1, 2], "train").XAxis("epoch").YAxis("loss");

        Assert.Equal("Loss; x: epoch; y: loss; train: 3 points from 8 to 2 (range 1 to 8).", chart.ToSentence());
    }

    [Fact]
    public void Sentence_of_a_chart_that_PlotlyNET_made_has_its_numbers_too()
    {
        var pie = Chart.Pie<double, string, string>(values: new[] { 1.0, 2, 5 }, Name: "share");

        Assert.Equal("Chart; share: 3 values, 1 to 5.", pie.ToSentence());
    }

    [Fact]
    public void A_sentence_of_ones_own_is_not_that_of_a_combined_chart()
    {
        var described = Chart.Titled("Loss").AddLine([0, 1], [1, 0.5], "train").Describe("It falls.");

        Assert.Equal("It falls.", described.XAxis("epoch").ToSentence());
        Assert.DoesNotContain("It falls.", described.AddLine([0, 1], [2, 3], "test").ToSentence());
    }

    [Fact]
    public void Logarithmic_axis_takes_its_range_in_powers_of_ten() =>
        Assert.Equal(
            "[-2,3]",
            Drawn.Layout(Chart.Titled("log").YAxis("loss", 0.01, 1000, log: true))["yaxis"]!["range"]!.ToJsonString()
        );

    [Fact]
    public void Heat_map_puts_row_one_first_and_zero_in_the_middle_of_the_scale()
    {
        var chart = Chart.MatrixHeatmap(
            "W",
            Matrix<double>.Build.DenseOfArray(
                new[,]
                {
                    { 1.0, -3 },
                    { 2, 0 },
                }
            )
        );
        var trace = Drawn.Traces(chart)[0]!;

        Assert.Equal("[[1,-3],[2,0]]", trace["z"]!.ToJsonString());
        Assert.Equal((-3, 3), ((int)trace["zmin"]!, (int)trace["zmax"]!));
    }

    [Fact]
    public void Grid_of_values_runs_along_x_within_a_row()
    {
        var z = Chart.OnGrid(points => points.Column(0) * 10 + points.Column(1), [1, 2, 3], [5, 6]);

        Assert.Equal(
            Matrix<double>.Build.DenseOfArray(
                new[,]
                {
                    { 15.0, 25, 35 },
                    { 16, 26, 36 },
                }
            ),
            z
        );
    }

    [Fact]
    public void Long_names_put_the_legend_below_the_axes()
    {
        static string? Orientation(string name) =>
            (string?)
                Drawn.Layout(Chart.Titled("t").AddLine([0], [0], name))["template"]!["layout"]!["legend"]?[
                    "orientation"
                ];

        Assert.Equal((null, "h"), (Orientation("train"), Orientation("measured, 400 minibatches each")));
    }

    [Fact]
    public void Space_leaves_the_wheel_to_the_page()
    {
        var chart = Chart.Surface("s", Matrix<double>.Build.Dense(2, 2), [0, 1], [0, 1]);

        Assert.Contains("\"scrollZoom\":false", chart.ToJson());
        Assert.Equal("[0.1,0.9]", Drawn.Layout(chart)["scene"]!["domain"]!["x"]!.ToJsonString());
    }
}
