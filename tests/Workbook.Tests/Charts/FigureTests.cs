using System.Text.Json.Nodes;
using MathNet.Numerics.LinearAlgebra;

namespace Workbook.Tests.Charts;

public class FigureTests
{
    [Fact]
    public void Numbers_keep_six_digits_and_what_is_not_finite_leaves_a_gap()
    {
        var figure = new Figure().AddLine(
            [1, 2, 3, 4, 5],
            [0.123456789, -1234567.89, 1.23456789e-20, double.NaN, -0.0]
        );

        Assert.Equal("[0.123457,-1234570,1.23457E-20,null,0]", figure.Traces[0]!["y"]!.ToJsonString());
    }

    [Fact]
    public void Same_figure_gives_the_same_bytes()
    {
        static Figure Make() => Chart.LossCurve("Loss", [0, 1], [1, 0.5]);

        Assert.Equal(Make().Represent(MimeTypes.Html), Make().Represent(MimeTypes.Html));
    }

    [Fact]
    public void Text_of_a_figure_cannot_end_the_script_that_draws_it()
    {
        var html = new Figure("</script><script>alert(1)</script>").AddLine([0], [0]).Represent(MimeTypes.Html)!;

        Assert.Equal(1, html.Split("</script>").Length - 1);
    }

    [Fact]
    public void Plain_text_says_what_the_chart_shows_with_its_key_numbers()
    {
        var figure = new Figure("Loss").AddLine([0, 1, 2], [8, 1, 2], "train").XAxis("epoch").YAxis("loss");

        Assert.Equal("Loss; x: epoch; y: loss; train: 3 points from 8 to 2 (range 1 to 8).", figure.ToString());
    }

    [Fact]
    public void Logarithmic_axis_takes_its_range_in_powers_of_ten() =>
        Assert.Equal(
            "[-2,3]",
            new Figure().YAxis("loss", 0.01, 1000, log: true).Layout["yaxis"]!["range"]!.ToJsonString()
        );

    [Fact]
    public void Heat_map_puts_row_one_first_and_zero_in_the_middle_of_the_scale()
    {
        var trace = Chart
            .MatrixHeatmap(
                "W",
                Matrix<double>.Build.DenseOfArray(
                    new[,]
                    {
                        { 1.0, -3 },
                        { 2, 0 },
                    }
                )
            )
            .Traces[0]!;

        Assert.Equal("[[1,-3],[2,0]]", trace["z"]!.ToJsonString());
        Assert.Equal((-3.0, 3.0), ((double)trace["zmin"]!, (double)trace["zmax"]!));
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
    public void Boundary_says_when_points_and_classes_do_not_match()
    {
        var error = Assert.Throws<ArgumentException>(() =>
            Chart.Classes("XOR", Matrix<double>.Build.Dense(3, 2), [true, false])
        );

        Assert.Contains("3 points and 2 classes", error.Message);
    }

    [Fact]
    public void Layout_is_open_for_what_plotly_knows() =>
        Assert.True(
            JsonNode.DeepEquals(
                JsonNode.Parse("""{"orientation":"h"}"""),
                new Figure().With("legend.orientation", "h").Layout["legend"]
            )
        );

    [Fact]
    public void Points_without_a_partner_are_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => new Figure().AddLine([1, 2, 3], [1.0]));

        Assert.Equal("x has 3 values and y has 1: each point needs one of each.", error.Message);
    }

    [Fact]
    public void Grid_that_does_not_fit_its_axes_is_refused_with_all_sizes()
    {
        var error = Assert.Throws<ArgumentException>(() =>
            new Figure().AddContour(Matrix<double>.Build.Dense(2, 3), [0, 1], [0, 1, 2])
        );

        Assert.StartsWith("z is 2×3, x has 2 values and y has 3", error.Message);
    }

    [Fact]
    public void Long_names_put_the_legend_below_the_axes()
    {
        static string? Orientation(string name) =>
            new Figure().AddLine([0], [0], name).Layout["template"]!["layout"]!["legend"]?["orientation"]?.ToString();

        Assert.Equal((null, "h"), (Orientation("train"), Orientation("measured, 400 minibatches each")));
    }
}
