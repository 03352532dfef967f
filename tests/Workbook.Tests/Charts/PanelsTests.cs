using MathNet.Numerics.LinearAlgebra;

namespace Workbook.Tests.Charts;

public class PanelsTests
{
    private static Figure Line(string title) => new Figure(title).AddLine([0, 1], [0, 1], "loss").XAxis("epoch");

    [Fact]
    public void Each_figure_of_a_row_keeps_its_own_axes_side_by_side()
    {
        var row = Chart.Row("Both", Line("left"), Line("right"));

        Assert.Equal(("x", "x2"), ((string)row.Traces[0]!["xaxis"]!, (string)row.Traces[1]!["xaxis"]!));
        Assert.True((double)row.Layout["xaxis"]!["domain"]![1]! < (double)row.Layout["xaxis2"]!["domain"]![0]!);
        Assert.Equal("epoch", (string)row.Layout["xaxis2"]!["title"]!["text"]!);
        Assert.Equal(["left", "right"], row.Layout["annotations"]!.AsArray().Select(note => (string)note!["text"]!));
    }

    [Fact]
    public void First_figure_of_a_grid_stands_on_top()
    {
        var grid = Chart.Grid(null, 1, Line("top"), Line("bottom"));

        Assert.True((double)grid.Layout["yaxis"]!["domain"]![0]! > (double)grid.Layout["yaxis2"]!["domain"]![1]!);
    }

    [Fact]
    public void A_name_stands_once_in_the_legend()
    {
        var row = Chart.Row(null, Line("left"), Line("right"));

        Assert.Equal([true, false], row.Traces.Select(trace => (bool)trace!["showlegend"]!));
    }

    [Fact]
    public void Surfaces_get_a_scene_each()
    {
        var surface = Chart.Surface("s", Matrix<double>.Build.Dense(2, 2), [0, 1], [0, 1]);
        var row = Chart.Row(null, surface, Line("line"), surface);

        Assert.Equal(("scene", "scene3"), ((string)row.Traces[0]!["scene"]!, (string)row.Traces[2]!["scene"]!));
        Assert.NotNull(row.Layout["scene3"]!["domain"]);
    }

    [Fact]
    public void Panels_with_different_series_get_a_legend_each()
    {
        var row = Chart.Row(null, Line("left"), new Figure("right").AddLine([0, 1], [1, 0], "accuracy"));

        Assert.Equal(["legend", "legend2"], row.Traces.Select(trace => (string)trace!["legend"]!));
        Assert.True((double)row.Layout["legend"]!["x"]! < 0.5 && (double)row.Layout["legend2"]!["x"]! > 0.5);
    }
}
