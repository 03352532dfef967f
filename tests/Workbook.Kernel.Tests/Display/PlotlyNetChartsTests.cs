using System.Text.Json.Nodes;
using Plotly.NET;
using Workbook.Kernel.Tests.Execution;

namespace Workbook.Kernel.Tests.Display;

/// <summary>Charts of Plotly.NET in cells that have that package and not the book's library.</summary>
public class PlotlyNetChartsTests : EngineTest
{
    private const string Plotly = "application/vnd.plotly.v1+json";

    private static readonly string Folder = Path.GetDirectoryName(typeof(GenericChart).Assembly.Location)!;

    private JsonObject Shown(string chart)
    {
        Value(
            $"""
            #r "{Path.Combine(Folder, "Plotly.NET.dll")}"
            #r "{Path.Combine(Folder, "Plotly.NET.CSharp.dll")}"
            using Plotly.NET.CSharp;
            """
        );
        Value(chart);
        return Run(chart).Value!.Data;
    }

    [Fact]
    public void A_chart_shows_as_object_html_and_sentence_without_the_books_library()
    {
        var data = Shown(
            "Chart.Line<double, double, string>(new[] { 0.0, 1, 2 }, new[] { 3.0, 1, 2 }, Name: \"loss\")"
        );

        Assert.Equal("[3,1,2]", data[Plotly]!["data"]![0]!["y"]!.ToJsonString());
        Assert.Equal("Chart; loss: 3 points from 3 to 2 (range 1 to 3).", (string?)data["text/plain"]);
        Assert.Contains("aria-label=\"Chart; loss: 3 points", (string?)data["text/html"]);
    }

    [Fact]
    public void Several_charts_in_a_cell_and_their_updates_show()
    {
        Shown("1");
        var output = new RecordedOutput();
        Engine.Execute(
            """
            Plotly.NET.GenericChart Line(double y) => Chart.Line<double, double, string>(new[] { 0.0, 1 }, new[] { 0, y });
            var shown = display(Line(1));
            display(Line(2));
            shown.Update(Line(3));
            """,
            output
        );

        Assert.Equal(
            ["[0,1]", "[0,2]", "[0,3]"],
            output
                .Displays.Concat(output.Updates)
                .Select(shown => shown.Data[Plotly]!["data"]![0]!["y"]!.ToJsonString())
        );
    }
}
