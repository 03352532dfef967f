using System.Text.Json.Nodes;
using MathNet.Numerics.LinearAlgebra;

namespace Workbook;

public static partial class Chart
{
    /// <summary>
    /// What a classifier says over the plane, from 0 (blue) to 1 (vermilion), with the line at ½ drawn out, and the points it learns from.
    /// </summary>
    /// <param name="probability">For n points as the rows of an n × 2 matrix, n probabilities of class 1.</param>
    /// <param name="points">n × 2: one point in each row.</param>
    /// <param name="isClass1">The class of each point.</param>
    /// <param name="resolution">How many points of the grid each way.</param>
    public static Figure DecisionBoundary(
        string title,
        Func<Matrix<double>, IEnumerable<double>> probability,
        Matrix<double> points,
        IReadOnlyList<bool> isClass1,
        int resolution = 50
    )
    {
        var x = Axis(points.Column(0), resolution);
        var y = Axis(points.Column(1), resolution);
        var figure = new Figure(title)
            .AddContour(OnGrid(probability, x, y), x, y, ColourScale.Probability, 0, 1)
            .AddClasses(points, isClass1)
            .XAxis("x₁", x[0], x[^1])
            .YAxis("x₂", y[0], y[^1]);
        var contour = figure.Traces[0]!;
        contour.AsObject().Remove("ncontours");
        contour["contours"] = JsonNode.Parse("""{"start":0.5,"end":0.5,"size":1,"coloring":"heatmap"}""");
        contour["line"] = JsonNode.Parse("""{"color":"#333333","width":2.5}""");
        contour["colorbar"] = JsonNode.Parse("""{"title":{"text":"P(class 1)"},"tickvals":[0,0.5,1]}""");
        contour["hovertemplate"] = "x₁ %{x:.2f}, x₂ %{y:.2f}: P(class 1) = %{z}<extra></extra>";
        return figure
            .With("template.layout.legend", FigureLayout.LegendBelow(-0.16))
            .EqualAxes()
            .With("width", 570)
            .Height(500);
    }

    /// <summary>Points of two classes: class 0 blue circles, class 1 vermilion diamonds.</summary>
    public static Figure Classes(string title, Matrix<double> points, IReadOnlyList<bool> isClass1) =>
        new Figure(title)
            .AddClasses(points, isClass1)
            .XAxis("x₁")
            .YAxis("x₂")
            .EqualAxes()
            .With("width", 570)
            .Height(460);

    /// <summary>The values of <paramref name="f"/> at each (x, y), one row for each y; <paramref name="f"/> gets the points as rows of an n × 2 matrix.</summary>
    public static Matrix<double> OnGrid(Func<Matrix<double>, IEnumerable<double>> f, double[] x, double[] y)
    {
        var points = Matrix<double>.Build.Dense(
            x.Length * y.Length,
            2,
            (i, column) => column == 0 ? x[i % x.Length] : y[i / x.Length]
        );
        return Matrix<double>.Build.DenseOfRowMajor(y.Length, x.Length, f(points));
    }

    private static void HideColourBars(Figure figure)
    {
        foreach (var trace in figure.Traces.OfType<JsonObject>().Where(trace => trace["colorscale"] is not null))
        {
            trace["showscale"] = false;
            trace.Remove("colorbar");
        }
    }

    private static Figure AddClasses(this Figure figure, Matrix<double> points, IReadOnlyList<bool> isClass1)
    {
        if (points.RowCount != isClass1.Count)
        {
            throw new ArgumentException(
                $"There are {points.RowCount} points and {isClass1.Count} classes; each point needs one."
            );
        }

        foreach (
            var (name, colour, symbol, which) in new[]
            {
                ("class 0", Palette.Blue, "circle", false),
                ("class 1", Palette.Vermilion, "diamond", true),
            }
        )
        {
            var rows = Enumerable.Range(0, points.RowCount).Where(row => isClass1[row] == which).ToArray();
            figure.AddPoints(
                rows.Select(row => points[row, 0]),
                rows.Select(row => points[row, 1]),
                name,
                colour,
                symbol
            );
        }
        return figure;
    }

    private static double[] Axis(Vector<double> values, int points)
    {
        var margin = 0.08 * (values.Maximum() - values.Minimum());
        return FigureTraces.Sample(values.Minimum() - margin, values.Maximum() + margin, points);
    }
}
