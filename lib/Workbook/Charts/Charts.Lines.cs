using MathNet.Numerics.LinearAlgebra;
using Plotly.NET;

namespace Workbook;

public static partial class Charts
{
    extension(Chart)
    {
        /// <summary>One loss per epoch; on a logarithmic axis where the losses span powers of ten.</summary>
        public static GenericChart LossCurve(
            string title,
            IEnumerable<double> epochs,
            IEnumerable<double> losses,
            bool log = false,
            string name = "loss"
        ) => Chart.LossCurves(title, log, (name, epochs, losses));

        /// <summary>The losses of several runs in one picture.</summary>
        public static GenericChart LossCurves(
            string title,
            bool log,
            params (string Name, IEnumerable<double> Epochs, IEnumerable<double> Losses)[] runs
        ) =>
            runs.Aggregate(
                Chart.Titled(title).XAxis("epoch").YAxis("loss", log: log).With("hovermode", "x unified"),
                (chart, run) => chart.AddLine(run.Epochs, run.Losses, runs.Length == 1 ? null : run.Name)
            );

        /// <summary>A function of one variable and its derivative, over [−<paramref name="range"/>, <paramref name="range"/>].</summary>
        public static GenericChart ActivationAndDerivative(
            string name,
            Func<double, double> g,
            Func<double, double> derivative,
            double range = 6
        ) =>
            Chart
                .Titled(name)
                .AddFunction(g, -range, range, "g(z)")
                .AddFunction(derivative, -range, range, "g′(z)")
                .XAxis("z")
                .YAxis("value")
                .With("hovermode", "x unified");

        /// <summary>
        /// A matrix as coloured cells, row 1 on top; zero is nearly white, negative blue, positive vermilion. Up to
        /// 20 rows and 12 columns the numbers stand in the cells.
        /// </summary>
        public static GenericChart MatrixHeatmap(
            string title,
            Matrix<double> matrix,
            string rows = "row",
            string columns = "column"
        )
        {
            var largest = LargestSize(matrix);
            var chart = Chart
                .Titled(title)
                .AddHeatmap(
                    matrix,
                    Counted(matrix.ColumnCount),
                    Counted(matrix.RowCount),
                    ColourScale.Diverging,
                    -largest,
                    largest
                )
                .WithTrace("hovertemplate", $"{rows} %{{y}}, {columns} %{{x}}: %{{z}}<extra></extra>")
                .XAxis($"{columns} (of {matrix.ColumnCount})")
                .YAxis($"{rows} (of {matrix.RowCount})")
                .With("yaxis.autorange", "reversed");
            foreach (var (axis, count) in new[] { ("xaxis", matrix.ColumnCount), ("yaxis", matrix.RowCount) })
            {
                chart = chart
                    .With($"{axis}.dtick", count <= 20 ? 1 : null)
                    .With($"{axis}.showgrid", false)
                    .With($"{axis}.zeroline", false);
            }
            return matrix.RowCount > 20 || matrix.ColumnCount > 12
                ? chart
                : chart.WithTrace("texttemplate", "%{z:.3~g}").WithTrace("xgap", 2).WithTrace("ygap", 2);
        }
    }

    private static double[] Counted(int count) => [.. Enumerable.Range(1, count)];

    /// <summary>The size of the largest entry; never 0, so that a scale can be built on it.</summary>
    private static double LargestSize(Matrix<double> matrix) =>
        Math.Max(matrix.Enumerate().Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max(), 1e-12);
}
