using MathNet.Numerics.LinearAlgebra;
using Plotly.NET;

namespace Workbook.Tests.Charts;

public class PanelsTests
{
    private static GenericChart Line(string title) =>
        Chart.Titled(title).AddLine([0, 1], [0, 1], "loss").XAxis("epoch");

    [Fact]
    public void Each_chart_of_a_row_keeps_its_own_axes_side_by_side()
    {
        var row = Chart.Row("Both", Line("left"), Line("right"));

        Assert.Equal(("x", "x2"), ((string)Drawn.Traces(row)[0]!["xaxis"]!, (string)Drawn.Traces(row)[1]!["xaxis"]!));
        Assert.True(
            (double)Drawn.Layout(row)["xaxis"]!["domain"]![1]! < (double)Drawn.Layout(row)["xaxis2"]!["domain"]![0]!
        );
        Assert.Equal("epoch", (string)Drawn.Layout(row)["xaxis2"]!["title"]!["text"]!);
        Assert.Equal(
            ["left", "right"],
            Drawn.Layout(row)["annotations"]!.AsArray().Select(note => (string)note!["text"]!)
        );
    }

    [Fact]
    public void First_chart_of_a_grid_stands_on_top()
    {
        var grid = Chart.Grid(null, 1, Line("top"), Line("bottom"));

        Assert.True(
            (double)Drawn.Layout(grid)["yaxis"]!["domain"]![0]! > (double)Drawn.Layout(grid)["yaxis2"]!["domain"]![1]!
        );
    }

    [Fact]
    public void A_name_stands_once_in_the_legend()
    {
        var row = Chart.Row(null, Line("left"), Line("right"));

        Assert.Equal([true, false], Drawn.Traces(row).Select(trace => (bool)trace!["showlegend"]!));
    }

    [Fact]
    public void Surfaces_get_a_scene_each()
    {
        var surface = Chart.Surface("s", Matrix<double>.Build.Dense(2, 2), [0, 1], [0, 1]);
        var row = Chart.Row(null, surface, Line("line"), surface);

        Assert.Equal(
            ("scene", "scene3"),
            ((string)Drawn.Traces(row)[0]!["scene"]!, (string)Drawn.Traces(row)[2]!["scene"]!)
        );
        Assert.NotNull(Drawn.Layout(row)["scene3"]!["domain"]);
    }

    [Fact]
    public void Panels_with_different_series_get_a_legend_each()
    {
        var row = Chart.Row(null, Line("left"), Chart.Titled("right").AddLine([0, 1], [1, 0], "accuracy"));

        Assert.Equal(["legend", "legend2"], Drawn.Traces(row).Select(trace => (string)trace!["legend"]!));
        Assert.True(
            (double)Drawn.Layout(row)["legend"]!["x"]! < 0.5 && (double)Drawn.Layout(row)["legend2"]!["x"]! > 0.5
        );
    }
}
