using MathNet.Numerics.LinearAlgebra;

namespace Workbook;

public static partial class Chart
{
    /// <summary>One loss per epoch, or several runs; on a logarithmic axis where the losses span powers of ten.</summary>
    public static Figure LossCurve(
        string title,
        IEnumerable<double> epochs,
        IEnumerable<double> losses,
        bool log = false,
        string name = "loss"
    ) => LossCurves(title, log, (name, epochs, losses));

    /// <summary>The losses of several runs in one picture.</summary>
    public static Figure LossCurves(
        string title,
        bool log,
        params (string Name, IEnumerable<double> Epochs, IEnumerable<double> Losses)[] runs
    )
    {
        var figure = new Figure(title).XAxis("epoch").YAxis("loss", log: log);
        foreach (var (name, epochs, losses) in runs)
        {
            figure.AddLine(epochs, losses, runs.Length == 1 ? null : name);
        }

        return figure.With("hovermode", "x unified");
    }

    /// <summary>A function of one variable and its derivative, over [−<paramref name="range"/>, <paramref name="range"/>].</summary>
    public static Figure ActivationAndDerivative(
        string name,
        Func<double, double> g,
        Func<double, double> derivative,
        double range = 6
    ) =>
        new Figure(name)
            .AddFunction(g, -range, range, "g(z)")
            .AddFunction(derivative, -range, range, "g′(z)")
            .XAxis("z")
            .YAxis("value")
            .With("hovermode", "x unified");

    /// <summary>
    /// A matrix as coloured cells, row 1 on top; zero is nearly white, negative blue, positive vermilion. Up to
    /// 20 rows and 12 columns the numbers stand in the cells.
    /// </summary>
    public static Figure MatrixHeatmap(
        string title,
        Matrix<double> matrix,
        string rows = "row",
        string columns = "column"
    )
    {
        var largest = Math.Max(matrix.Enumerate().Select(Math.Abs).DefaultIfEmpty().Max(), 1e-12);
        var figure = new Figure(title)
            .AddHeatmap(
                matrix,
                Counted(matrix.ColumnCount),
                Counted(matrix.RowCount),
                ColourScale.Diverging,
                -largest,
                largest
            )
            .XAxis($"{columns} (of {matrix.ColumnCount})")
            .YAxis($"{rows} (of {matrix.RowCount})")
            .With("yaxis.autorange", "reversed");
        var trace = figure.Traces[0]!;
        trace["hovertemplate"] = $"{rows} %{{y}}, {columns} %{{x}}: %{{z}}<extra></extra>";
        if (matrix.RowCount <= 20 && matrix.ColumnCount <= 12)
        {
            trace["texttemplate"] = "%{z:.3~g}";
            trace["xgap"] = 2;
            trace["ygap"] = 2;
        }
        if (matrix.ColumnCount <= 20)
        {
            figure.With("xaxis.dtick", 1);
        }

        if (matrix.RowCount <= 20)
        {
            figure.With("yaxis.dtick", 1);
        }

        return figure
            .With("xaxis.showgrid", false)
            .With("yaxis.showgrid", false)
            .With("xaxis.zeroline", false)
            .With("yaxis.zeroline", false);
    }

    private static double[] Counted(int count) => [.. Enumerable.Range(1, count).Select(i => (double)i)];
}
