using MathNet.Numerics.LinearAlgebra;
using Plotly.NET;
using Plotly.NET.TraceObjects;
using static System.FormattableString;

namespace Workbook;

public static partial class Charts
{
    extension(Chart)
    {
        /// <summary>
        /// What a classifier says over the plane, from 0 (blue) to 1 (vermilion), with the line at ½ drawn out, and the points it learns from.
        /// </summary>
        /// <param name="probability">For n points as the rows of an n × 2 matrix, n probabilities of class 1.</param>
        /// <param name="points">n × 2: one point in each row.</param>
        /// <param name="isClass1">The class of each point.</param>
        /// <param name="resolution">How many points of the grid each way.</param>
        /// <param name="scale">What the numbers are, where they are no probability; null leaves the colour bar out.</param>
        /// <exception cref="ArgumentException">There is another number of classes than of points, or no point.</exception>
        public static GenericChart DecisionBoundary(
            string title,
            Func<Matrix<double>, IEnumerable<double>> probability,
            Matrix<double> points,
            IReadOnlyList<bool> isClass1,
            int resolution = 50,
            string? scale = "P(class 1)"
        )
        {
            Require.Columns(points, 2, "a point in the plane has");
            Require.Finite(points);
            var (x, y) = (Around(points.Column(0), resolution), Around(points.Column(1), resolution));
            var plane = Chart
                .Titled(title)
                .AddContour(Chart.OnGrid(probability, x, y), x, y, ColourScale.Probability, 0, 1)
                .WithTrace("ncontours", null)
                .WithTrace(
                    "contours",
                    new Contours().Set("""{ "start": 0.5, "end": 0.5, "size": 1, "coloring": "heatmap" }""")
                )
                .WithTrace("line", new Line().Set("""{ "color": "#333333", "width": 2.5 }"""))
                .WithTrace("colorbar.title.text", scale)
                .WithTrace("colorbar.tickvals", new[] { 0, 0.5, 1 })
                .WithTrace(
                    "hovertemplate",
                    $"x₁ %{{x:.2f}}, x₂ %{{y:.2f}}: {scale ?? "value"} = %{{z}}<extra></extra>"
                );
            return AddClasses(scale is null ? plane.HideColourBar() : plane, points, isClass1)
                .XAxis("x₁", x[0], x[^1])
                .YAxis("x₂", y[0], y[^1])
                .With("template.layout.legend", ChartSettings.LegendBelow(-0.16))
                .Height(500);
        }

        /// <summary>Points of two classes: class 0 blue circles, class 1 vermilion diamonds.</summary>
        /// <exception cref="ArgumentException">There is another number of classes than of points.</exception>
        public static GenericChart Classes(string title, Matrix<double> points, IReadOnlyList<bool> isClass1) =>
            AddClasses(Chart.Titled(title), points, isClass1).XAxis("x₁").YAxis("x₂").Height(460);

        /// <summary>The values of <paramref name="f"/> at each (x, y), one row for each y; <paramref name="f"/> gets the points as rows of an n × 2 matrix.</summary>
        /// <exception cref="ArgumentException"><paramref name="f"/> gives another number of values.</exception>
        public static Matrix<double> OnGrid(Func<Matrix<double>, IEnumerable<double>> f, double[] x, double[] y)
        {
            var points = Matrix<double>.Build.Dense(
                x.Length * y.Length,
                2,
                (i, column) => column == 0 ? x[i % x.Length] : y[i / x.Length]
            );
            double[] values = [.. f(points)];
            return values.Length == points.RowCount
                ? Matrix<double>.Build.DenseOfRowMajor(y.Length, x.Length, values)
                : throw new ArgumentException(
                    $"The function gave {Require.Count(values.Length, "value")} for {points.RowCount} points: it must give one for each."
                );
        }

        /// <summary>A surface in space, to turn and to hover over: z[row, column] over (x[column], y[row]).</summary>
        public static GenericChart Surface(
            string title,
            Matrix<double> z,
            double[] x,
            double[] y,
            string nameX = "x",
            string nameY = "y",
            string nameZ = "z"
        ) => Chart.Titled(title).AddSurface(z, x, y).Axes3D(nameX, nameY, nameZ).Height(520);

        /// <summary>The wanted surface, the predicted one on the same colour scale, and their difference with zero nearly white.</summary>
        /// <param name="largestError">Where the colours of the difference end; without it at the largest one. A fixed end makes several charts comparable.</param>
        /// <exception cref="ArgumentException">The two have different shapes.</exception>
        public static GenericChart ContourComparison(
            string title,
            Matrix<double> wanted,
            Matrix<double> predicted,
            double[] x,
            double[] y,
            double? largestError = null
        )
        {
            Require.SameShape(wanted, predicted);
            var error = predicted - wanted;
            var (low, high) = (wanted.Enumerate().Min(), wanted.Enumerate().Max());
            var largest = LargestSize(error);
            var end = largestError ?? largest;
            GenericChart Panel(string name) => Chart.Titled(name).XAxis("x").YAxis("y");
            return Chart
                .Row(
                    title,
                    Panel("wanted").AddContour(wanted, x, y, null, low, high).HideColourBar(),
                    Panel("predicted").AddContour(predicted, x, y, null, low, high),
                    Panel("predicted − wanted").AddHeatmap(error, x, y, ColourScale.Diverging, -end, end)
                )
                .Describe(
                    Invariant(
                        $"{title}: wanted values from {low:G4} to {high:G4}; mean squared error {error.Enumerate().Average(e => e * e):G4}, largest error {largest:G4}."
                    )
                );
        }
    }

    private static GenericChart AddClasses(GenericChart chart, Matrix<double> points, IReadOnlyList<bool> isClass1)
    {
        if (points.RowCount != isClass1.Count)
        {
            throw new ArgumentException(
                $"There are {points.RowCount} points and {isClass1.Count} classes; each point needs one."
            );
        }
        GenericChart Add(GenericChart chart, bool which, string name, string colour, string symbol)
        {
            int[] rows = [.. Enumerable.Range(0, points.RowCount).Where(row => isClass1[row] == which)];
            return chart.AddPoints(
                rows.Select(row => points[row, 0]),
                rows.Select(row => points[row, 1]),
                name,
                colour,
                symbol
            );
        }
        return Add(Add(chart, false, "class 0", Palette.Blue, "circle"), true, "class 1", Palette.Vermilion, "diamond")
            .EqualAxes()
            .With("width", 570);
    }

    private static double[] Around(Vector<double> values, int points)
    {
        var margin = 0.08 * (values.Maximum() - values.Minimum());
        return Numbers.Sample(values.Minimum() - margin, values.Maximum() + margin, points);
    }
}
