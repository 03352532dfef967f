using Workbook.Book.Notebooks;

namespace Workbook.Book.Running;

/// <summary>Shows the person at the terminal how far a run is.</summary>
internal interface IRunView
{
    /// <summary>Runs the work while the view is on screen.</summary>
    void Show(IReadOnlyList<Notebook> notebooks, Action work);
    void CellStarts(Notebook notebook, NotebookCell cell);
    void Finished(NotebookRun run);
}
