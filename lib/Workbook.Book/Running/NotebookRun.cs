using Workbook.Book.Notebooks;
using Workbook.Engine.Display;
using Workbook.Engine.Packages;

namespace Workbook.Book.Running;

/// <summary>How the run of one notebook went.</summary>
/// <param name="Notebook">The executed notebook, outputs included.</param>
/// <param name="CellsRun">Code cells that ran, the failing one included.</param>
/// <param name="Failure">The cell that failed, or null.</param>
/// <param name="Elapsed">Wall-clock time.</param>
internal sealed record NotebookRun(Notebook Notebook, int CellsRun, CellFailure? Failure, TimeSpan Elapsed)
{
    public bool Succeeded => Failure is null;

    /// <summary>Whether the run ended because a NuGet package cannot be had here: nothing that the notebook does is wrong.</summary>
    public bool LacksPackage => Failure?.Error.Name == PackageInstaller.Unavailable;

    public int Charts =>
        Notebook
            .CodeCells.SelectMany(cell => cell.Outputs)
            .Count(output => output["data"]?[PlotlyNetCharts.MimeType] is not null);
}
