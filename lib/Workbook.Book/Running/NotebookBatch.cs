using Spectre.Console;
using Workbook.Book.Notebooks;
using Workbook.Book.Workers;

namespace Workbook.Book.Running;

/// <summary>Runs several notebooks, shows the progress, writes the executed copies and reports.</summary>
/// <param name="output">The folder for the executed copies.</param>
/// <param name="cellTimeout">How long one cell may take.</param>
internal sealed class NotebookBatch(string output, TimeSpan cellTimeout)
{
    private readonly IAnsiConsole _console = AnsiConsole.Create(
        new()
        {
            Out = new AnsiConsoleOutput(Console.Out),
            Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect,
        }
    );
    private readonly TextWriter _writer = Console.Out;

    /// <returns>The runs in order; fewer than notebooks where the person pressed Ctrl+C.</returns>
    public IReadOnlyList<NotebookRun> Run(IReadOnlyList<Notebook> notebooks, CancellationToken interrupt)
    {
        CheckOutput(notebooks);
        var runner = new NotebookRunner(cellTimeout);
        var runs = new List<NotebookRun>();
        CellProcess? process = null;
        IRunView view = Console.IsOutputRedirected ? new PlainRunView(_writer) : new BarRunView(_console);
        try
        {
            view.Show(
                notebooks,
                () =>
                {
                    foreach (var notebook in notebooks)
                    {
                        if (interrupt.IsCancellationRequested)
                        {
                            return;
                        }

                        if (process is null or { IsOver: true })
                        {
                            process?.Dispose();
                            process = new CellProcess();
                        }
                        process.Begin(Path.GetDirectoryName(notebook.Path)!);
                        var run = runner.Run(notebook, process, cell => view.CellStarts(notebook, cell), interrupt);
                        notebook.Save(Path.Combine(output, notebook.Name + ".ipynb"));
                        runs.Add(run);
                        view.Finished(run);
                    }
                }
            );
        }
        finally
        {
            process?.Dispose();
        }
        return runs;
    }

    public void Report(IReadOnlyList<NotebookRun> runs)
    {
        var table = new Table().AddColumns("Notebook", "Cells", "Charts", "Seconds", "");
        foreach (var column in table.Columns.Skip(1).Take(3))
        {
            column.RightAligned();
        }

        foreach (var run in runs)
        {
            table.AddRow(
                Markup.Escape(run.Notebook.Name),
                $"{run.CellsRun}",
                $"{run.Charts}",
                $"{run.Elapsed.TotalSeconds:0.0}",
                run.Succeeded ? "[green]ok[/]"
                    : run.LacksPackage ? "[yellow]lacks a package[/]"
                    : "[red]failed[/]"
            );
        }

        _console.Write(table);
        foreach (var run in runs)
        {
            if (run.Failure is { } failure)
            {
                _writer.WriteLine(failure.Describe(run.Notebook.Path));
            }
        }
    }

    private void CheckOutput(IReadOnlyList<Notebook> notebooks)
    {
        foreach (var notebook in notebooks)
        {
            if (Path.GetDirectoryName(notebook.Path) == Path.GetFullPath(output).TrimEnd(Path.DirectorySeparatorChar))
            {
                throw new NotebookException(
                    $"The executed copy would overwrite \"{notebook.Path}\"; choose another folder with --output."
                );
            }
        }

        if (notebooks.GroupBy(notebook => notebook.Name).FirstOrDefault(group => group.Count() > 1) is { } twins)
        {
            throw new NotebookException(
                $"Two notebooks are called \"{twins.Key}\", and their executed copies would overwrite each other; run them one at a time with different --output folders."
            );
        }
    }
}
