using System.Diagnostics;
using Workbook.Book.Notebooks;
using Workbook.Engine;
using Workbook.Engine.Results;

namespace Workbook.Book.Running;

/// <summary>Runs notebooks without a client.</summary>
/// <param name="cellTimeout">How long one cell may take.</param>
internal sealed class NotebookRunner(TimeSpan cellTimeout)
{
    /// <summary>Runs the code cells in order, up to the first that fails; the notebook holds their outputs afterwards.</summary>
    /// <remarks>As in Jupyter's own runners, a cell tagged "raises-exception" may fail.</remarks>
    /// <param name="engine">Works in the notebook's folder and has run nothing of another notebook.</param>
    /// <param name="cellStarts">Told of each code cell before it runs.</param>
    /// <param name="interrupt">Ends the running cell, and with it the run.</param>
    public NotebookRun Run(
        Notebook notebook,
        ICellEngine engine,
        Action<NotebookCell>? cellStarts = null,
        CancellationToken interrupt = default
    )
    {
        var clock = Stopwatch.StartNew();
        var recorder = new NotebookOutput();
        var count = 0;
        CellFailure? failure = null;
        notebook.Clean();
        foreach (var cell in notebook.CodeCells.Where(cell => cell.Source.Trim() != ""))
        {
            cellStarts?.Invoke(cell);
            cell.Json["execution_count"] = ++count;
            var error = Run(engine, cell, recorder.Begin(cell), count, interrupt);
            if (error is { IsOutOfMemory: true } || error is not null && !cell.Tags.Contains("raises-exception"))
            {
                failure = new(cell, error);
                break;
            }
        }
        recorder.End();
        return new(notebook, count, failure, clock.Elapsed);
    }

    private CellError? Run(
        ICellEngine engine,
        NotebookCell cell,
        NotebookOutput.CellOutput output,
        int count,
        CancellationToken interrupt
    )
    {
        using var timeout = new CancellationTokenSource(cellTimeout);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, interrupt);
        var result = engine.Execute(cell.Source, output, either.Token, language: cell.Language);
        if (result.Value is not null)
        {
            output.Result(result.Value, count);
        }

        var error = result.Error;
        if (error is { IsOutOfMemory: true })
        {
            // Nothing that runs after it could be relied on.
            error = error with
            {
                Message = "The cell needs more memory than there is.",
            };
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
