using MathNet.Numerics.LinearAlgebra;
using Plotly.NET;

namespace Workbook.Tests.Charts;

public class DiagramTests
{
    private static readonly Matrix<double> W1 = Matrix<double>.Build.DenseOfArray(
        new[,]
        {
            { -0.67746455, 0.37769425 },
            { -0.53663519, 0.60920496 },
        }
    );

    private static string Hover(GenericChart chart, int trace) => (string)Drawn.Traces(chart)[trace]!["hovertemplate"]!;

    [Fact]
    public void Lines_tell_their_weight_by_name_ends_and_value()
    {
        var chart = new NetworkDiagram(2, 2).Weights(W1).WeightNames(1, "w₁", "w₂", "w₃", "w₄").ToChart();

        // Names run through the inputs of the first unit: w₂ leads from x₂ to y₁.
        Assert.Equal("w₂: x₂ → y₁ = -0.53663519<extra></extra>", Hover(chart, 2));
    }

    [Fact]
    public void Highlighting_dims_every_other_line()
    {
        var chart = new NetworkDiagram(2, 2).Highlight((1, 2, 1)).ToChart();

        Assert.Equal(
            [2],
            Enumerable
                .Range(0, 4)
                .Where(line => (string)Drawn.Traces(chart)[line]!["line"]!["color"]! == Palette.Vermilion)
        );
    }

    [Fact]
    public void Weights_that_do_not_fit_are_named_with_both_shapes()
    {
        var error = Assert.Throws<ArgumentException>(() => new NetworkDiagram(2, 3, 1).Weights(W1));

        Assert.Equal("W1 is 2 × 2; the network 2-3-1 takes 2 × 3.", error.Message);
    }

    [Fact]
    public void Arrow_to_a_missing_box_names_the_boxes()
    {
        var error = Assert.Throws<ArgumentException>(() => new FlowDiagram().Box("X", 0, 0).Arrow("X", "Z"));

        Assert.Equal("There is no box \"Z\"; there are X.", error.Message);
    }

    [Fact]
    public void Computation_graph_goes_forward_and_back()
    {
        var chart = Chart.ComputationGraph(
            "p = w·x",
            [new("w", "", 2, 3), new("x", "", 3, 2), new("p", "w·x", 6, 1, (0, 3), (1, 2))]
        );
        var labels = Drawn.Layout(chart)["sliders"]![0]!["steps"]!.AsArray().Select(step => (string)step!["label"]!);

        Assert.Equal(["1: w", "2: x", "3: p", "4: dp", "5: dw", "6: dx", "all"], labels);
    }

    [Fact]
    public void Lines_units_and_inputs_that_do_not_exist_are_named()
    {
        var network = new NetworkDiagram(2, 3, 1);

        Assert.Contains(
            "no unit 4 in layer 1",
            Assert.Throws<ArgumentException>(() => network.Highlight((1, 1, 4))).Message
        );
        Assert.Contains("no unit 1 in layer 3", Assert.Throws<ArgumentException>(() => network.Units(3, "z")).Message);
        Assert.Contains(
            "count from layer 1",
            Assert.Throws<ArgumentException>(() => network.WeightNames(0, "w")).Message
        );
        Assert.Contains(
            "Node 0 (w) is made of nodes 1",
            Assert
                .Throws<ArgumentException>(() =>
                    Chart.ComputationGraph("g", [new("w", "x", 1, 1, (1, 1)), new("x", "", 1, 1)])
                )
                .Message
        );
    }

    [Fact]
    public void Lines_of_a_computation_graph_go_around_boxes()
    {
        // y = (a + b)·b + a: the straight line from a to y would run behind u and v if all stood in one row.
        var (x, y) = GraphPlaces.Of([
            new("a", "", 2, -2),
            new("b", "", -3, -4),
            new("u", "a + b", -1, -3, (0, 1), (1, 1)),
            new("v", "u·b", 3, 1, (2, -3), (1, -1)),
            new("y", "v + a", 5, 1, (3, 1), (0, 1)),
        ]);

        Assert.Equal([0, 0, 1, 2, 3], x);
        foreach (var box in new[] { 2, 3 })
        {
            Assert.True(Math.Abs(y[0] + (y[4] - y[0]) * x[box] / 3 - y[box]) > 0.4);
        }
    }
}
