using System.Text.Json.Nodes;
using Plotly.NET;

namespace Workbook.Tests.Charts;

public class SliderTests
{
    private static GenericChart Frame(double y, string title) =>
        Chart.Titled(title).AddLine([0, 1], [1, 1], "fixed").AddLine([0, 1], [0, y], "moving");

    private static JsonArray Steps(GenericChart chart) => Drawn.Layout(chart)["sliders"]![0]!["steps"]!.AsArray();

    [Fact]
    public void Steps_carry_only_what_differs()
    {
        var steps = Steps(Chart.Slider("epoch", [("0", Frame(2, "a")), ("10", Frame(3, "b"))]));

        Assert.Equal(
            """{"label":"10","method":"update","args":[{"y":[[0,3]]},{"title.text":"b"},[1]]}""",
            steps[1]!.ToJsonString()
        );
    }

    [Fact]
    public void First_picture_is_that_of_the_step_where_the_slider_stands()
    {
        var chart = Chart.Slider("epoch", [("0", Frame(2, "a")), ("10", Frame(3, "a"))], start: 1);

        Assert.Equal("[0,3]", Drawn.Traces(chart)[1]!["y"]!.ToJsonString());
        Assert.Equal(1, (int)Drawn.Layout(chart)["sliders"]![0]!["active"]!);
    }

    [Fact]
    public void Every_step_restores_what_another_one_changed()
    {
        var steps = Steps(Chart.Slider("α", [("1", Frame(2, "a")), ("2", Frame(2, "a").Note(0, 0, "here"))]));

        Assert.True(steps.All(step => step!["args"]![1]!.AsObject().ContainsKey("annotations")));
    }
}
