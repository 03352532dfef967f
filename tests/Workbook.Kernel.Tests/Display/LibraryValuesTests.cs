using MathNet.Numerics.LinearAlgebra;
using Microsoft.DotNet.Interactive.Formatting;
using Plotly.NET;
using Workbook.Engine.Display;

namespace Workbook.Kernel.Tests.Display;

/// <summary>The library's values through the formatting package that .NET Interactive uses too: both find the formatters by convention.</summary>
public class LibraryValuesTests
{
    private const string Plotly = "application/vnd.plotly.v1+json";

    private static readonly GenericChart LossCurve = Chart.LossCurve("Loss", [0, 1, 2], [0.5, 0.25, 0.125]);
    private static readonly Matrix<double> W = Matrix<double>.Build.DenseOfArray(
        new[,]
        {
            { 0.5, -1 },
            { 2, 0.25 },
        }
    );

    [Fact]
    public void Chart_goes_to_a_Jupyter_client_as_object_html_and_text()
    {
        var data = ValueFormatter.Format(LossCurve).Data;

        Assert.Equal([Plotly, "text/html", "text/plain"], data.Select(pair => pair.Key).Order());
        Assert.Equal("[0.5,0.25,0.125]", data[Plotly]!["data"]![0]!["y"]!.ToJsonString());
        Assert.Contains("newPlot", (string?)data["text/html"]);
        Assert.StartsWith("Loss; x: epoch; y: loss; scatter: 3 points from 0.5 to 0.125", (string?)data["text/plain"]);
        Assert.Contains($"aria-label=\"{data["text/plain"]}\"", (string?)data["text/html"]);
    }

    [Fact]
    public void Chart_prefers_html_where_json_would_travel_as_a_string() =>
        Assert.Equal(["text/html", "text/plain"], Formatter.GetPreferredMimeTypesFor(LossCurve.GetType()));

    [Fact]
    public void Named_matrix_and_equation_go_as_latex()
    {
        var data = ValueFormatter.Format(W.Named("W_1")).Data;

        Assert.Equal(
            @"$$\underset{(2 \times 2)}{W_1} = \begin{bmatrix} 0.5 & -1 \\ 2 & 0.25 \end{bmatrix}$$",
            (string?)data["text/latex"]
        );
        Assert.Equal("W_1 (2 × 2) = [[0.5, -1]\n [2, 0.25]]", (string?)data["text/plain"]);
        Assert.Equal(["text/latex", "text/plain"], Formatter.GetPreferredMimeTypesFor(typeof(Equation)));
    }

    [Fact]
    public void Table_goes_as_html_with_its_text_escaped() =>
        Assert.Contains(
            "<td style=\"text-align:left;padding:2px 12px\">a &lt; b</td>",
            (string?)ValueFormatter.Format(new Table("Caption", "x").Row("a < b")).Data["text/html"]
        );

    [Fact]
    public void Result_of_a_check_is_one_line_of_text()
    {
        var data = ValueFormatter.Format(Check.Close("W", W, W)).Data;

        Assert.Equal(["text/plain"], data.Select(pair => pair.Key));
        Assert.StartsWith("✓ W agrees", (string?)data["text/plain"]);
    }
}
