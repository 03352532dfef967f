using Spectre.Console;
using Workbook.Book.Notebooks;

namespace Workbook.Book.Running;

/// <summary>One bar per notebook that grows cell by cell, with the time left.</summary>
internal sealed class BarRunView(IAnsiConsole console) : IRunView
{
    private readonly Dictionary<Notebook, ProgressTask> _bars = [];

    public void Show(IReadOnlyList<Notebook> notebooks, Action work) =>
        console
            .Progress()
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn { Width = 30 },
                new CellsColumn(),
                new ElapsedTimeColumn(),
                new RemainingTimeColumn()
            )
            .Start(progress =>
            {
                foreach (var notebook in notebooks)
                {
                    _bars[notebook] = progress.AddTask(
                        Markup.Escape(notebook.Name),
                        autoStart: false,
                        maxValue: Math.Max(1, notebook.CodeCells.Count())
                    );
                }

                work();
            });

    public void CellStarts(Notebook notebook, NotebookCell cell)
    {
        var bar = _bars[notebook];
        bar.StartTask();
        bar.Value = notebook.CodeCells.Count(other => other.Number < cell.Number);
    }

    public void Finished(NotebookRun run)
    {
        var bar = _bars[run.Notebook];
        if (run.Succeeded)
        {
            bar.Value = bar.MaxValue;
        }
        else
        {
            bar.Description = $"[red]{Markup.Escape(run.Notebook.Name)} failed[/]";
        }

        bar.StopTask();
    }
}
