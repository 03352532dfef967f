using System.Diagnostics;
using Workbook.Book.Notebooks;
using Workbook.Engine;
using Workbook.Engine.Results;

namespace Workbook.Book.Running;

/// <summary>Runs notebooks without a client, in the engine that the kernel uses.</summary>
/// <param name="cellTimeout">How long one cell may take.</param>
internal sealed class NotebookRunner(TimeSpan cellTimeout)
{
    /// <summary>Runs the code cells in order, up to the first that fails; the notebook holds their outputs afterwards.</summary>
    /// <remarks>As in Jupyter's own runners, a cell tagged "raises-exception" may fail.</remarks>
    /// <param name="notebook">Its folder becomes the working directory.</param>
    /// <param name="cellStarts">Told of each code cell before it runs.</param>
    /// <param name="interrupt">Ends the running cell, and with it the run.</param>
    /// <exception cref="NotebookException">A cell needs more memory than there is: after that, nothing can be relied on.</exception>
    public NotebookRun Run(
        Notebook notebook,
        Action<NotebookCell>? cellStarts = null,
        CancellationToken interrupt = default
    )
    {
        var clock = Stopwatch.StartNew();
        using var engine = new CSharpEngine(Path.GetDirectoryName(notebook.Path)!);
        var recorder = new NotebookOutput();
        var count = 0;
        notebook.Clean();
        foreach (var cell in notebook.CodeCells.Where(cell => cell.Source.Trim() != ""))
        {
            cellStarts?.Invoke(cell);
            cell.Json["execution_count"] = ++count;
            var error = Run(notebook, engine, cell, recorder.Begin(cell), count, interrupt);
            if (error is not null && !cell.Tags.Contains("raises-exception"))
            {
                return new(notebook, count, new(cell, error), clock.Elapsed);
            }
        }
        return new(notebook, count, null, clock.Elapsed);
    }

    private CellError? Run(
        Notebook notebook,
        CSharpEngine engine,
        NotebookCell cell,
        NotebookOutput.CellOutput output,
        int count,
        CancellationToken interrupt
    )
    {
        using var timeout = new CancellationTokenSource(cellTimeout);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, interrupt);
        var result = engine.Execute(cell.Source, output, either.Token);
        if (result.Value is not null)
        {
            output.Result(result.Value, count);
        }

        var error = result.Error;
        if (error is { IsOutOfMemory: true })
        {
            throw new NotebookException(
                $"Cell {count} of {notebook.Name} needs more memory than there is, so the run ends."
            );
        }

        if (error is not null && timeout.IsCancellationRequested && !interrupt.IsCancellationRequested)
        {
            error = error with
            {
                Name = "Timeout",
                Message =
                    $"The cell ran longer than {cellTimeout.TotalSeconds:0.##} s and was interrupted; allow more with --timeout.",
            };
        }

        if (error is not null)
        {
            output.Fail(error);
        }

        return error;
    }
}
