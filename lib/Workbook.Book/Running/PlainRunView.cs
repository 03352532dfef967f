using Workbook.Book.Notebooks;

namespace Workbook.Book.Running;

/// <summary>One line per notebook, for logs and pipes.</summary>
internal sealed class PlainRunView(TextWriter writer) : IRunView
{
    private int _total;
    private int _finished;

    public void Show(IReadOnlyList<Notebook> notebooks, Action work)
    {
        _total = notebooks.Count;
        work();
    }

    public void CellStarts(Notebook notebook, NotebookCell cell) { }

    public void Finished(NotebookRun run)
    {
        var cells = run.Notebook.CodeCells.Count();
        var outcome = run.Failure is null
            ? $"{run.CellsRun} cells"
            : $"failed at cell {run.Failure.Cell.Number} ({run.CellsRun} of {cells} code cells run)";
        writer.WriteLine($"[{++_finished}/{_total}] {run.Notebook.Name}: {outcome}, {run.Elapsed.TotalSeconds:0.0} s");
        writer.Flush();
    }
}
