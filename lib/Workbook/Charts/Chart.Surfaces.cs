using MathNet.Numerics.LinearAlgebra;

namespace Workbook;

public static partial class Chart
{
    /// <summary>A surface in space, to turn and to hover over: z[row, column] over (x[column], y[row]).</summary>
    public static Figure Surface(
        string title,
        Matrix<double> z,
        double[] x,
        double[] y,
        string nameX = "x",
        string nameY = "y",
        string nameZ = "z"
    ) => new Figure(title).AddSurface(z, x, y).Axes3D(nameX, nameY, nameZ).Height(520);

    /// <summary>The wanted surface, the predicted one on the same colour scale, and their difference with zero nearly white.</summary>
    public static Figure ContourComparison(
        string title,
        Matrix<double> wanted,
        Matrix<double> predicted,
        double[] x,
        double[] y
    )
    {
        var error = predicted - wanted;
        var (low, high) = (wanted.Enumerate().Min(), wanted.Enumerate().Max());
        var largest = Math.Max(error.Enumerate().Select(Math.Abs).Max(), 1e-12);
        Figure Panel(string name, Matrix<double> z) =>
            new Figure(name).AddContour(z, x, y, null, low, high).XAxis("x").YAxis("y");
        var wantedPanel = Panel("wanted", wanted);
        wantedPanel.Traces[0]!["showscale"] = false;
        var errorPanel = new Figure("predicted − wanted")
            .AddHeatmap(error, x, y, ColourScale.Diverging, -largest, largest)
            .XAxis("x")
            .YAxis("y");
        var figure = Row(title, wantedPanel, Panel("predicted", predicted), errorPanel);
        var meanSquare = error.Enumerate().Average(e => e * e);
        return figure.Describe(
            FormattableString.Invariant(
                $"{title}: wanted values from {low:G4} to {high:G4}; mean squared error {meanSquare:G4}, largest error {largest:G4}."
            )
        );
    }
}
