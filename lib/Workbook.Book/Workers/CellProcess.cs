using System.Diagnostics;
using System.IO.Pipes;
using Workbook.Book.Notebooks;
using Workbook.Engine;
using Workbook.Engine.Programs;
using Workbook.Engine.Results;
using Workbook.Engine.Stopping;

namespace Workbook.Book.Workers;

/// <summary>
/// Runs cells in a process of its own. One that ends the process, by a stack overflow for instance, has then failed, like any
/// other: the run goes on to say so, and its results are written.
/// </summary>
internal sealed class CellProcess : ICellEngine, IDisposable
{
    /// <summary>How long a cell may take to stop before its process is ended.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(5);

    private readonly Process _process;
    private readonly CellPipe _pipe;
    private readonly List<ICellOutput> _outputs = [];
    private readonly List<string> _lastWords = [];
    private readonly ManualResetEventSlim _allSaid = new();
    private readonly AutoResetEvent _ready = new(false);
    private TaskCompletionSource<CellResult?> _result = new();

    /// <exception cref="NotebookException">The process cannot be started.</exception>
    public CellProcess()
    {
        var name = $"workbook-{Guid.NewGuid():N}";
        var stream = new NamedPipeServerStream(
            name,
            PipeDirection.InOut,
            1,
            PipeTransmissionMode.Byte,
            PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly
        );
        var start = new ProcessStartInfo(DotnetProgram.Path)
        {
            ArgumentList = { typeof(CellProcess).Assembly.Location, "cells", name },
            RedirectStandardInput = true,
            RedirectStandardError = true,
        };
        _process = Process.Start(start)!;
        _process.StandardInput.Close();
        _process.ErrorDataReceived += (_, line) => HearError(line.Data);
        _process.BeginErrorReadLine();
        if (!stream.WaitForConnectionAsync().Wait(StartPatience))
        {
            _process.Kill();
            throw new NotebookException($"The process that runs the cells does not start. {Why()}");
        }
        _pipe = new CellPipe(stream);
        Threads.Start("outputs of cells", Receive);
    }

    /// <summary>Whether the process has ended, or cannot be relied on any more.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Forgets the notebook before, and begins another.</summary>
    /// <param name="folder">Where relative paths in cells start.</param>
    public void Begin(string folder)
    {
        _pipe.Send(new(CellMessageKind.Begin, Text: folder));
        _ready.WaitOne();
    }

    public CellResult Execute(
        string code,
        ICellOutput output,
        CancellationToken interrupt = default,
        string? name = null,
        string? language = null
    )
    {
        int cell;
        lock (_outputs)
        {
            if (IsOver)
            {
                return new(null, CellError.EndedProcess("An earlier cell ended the process in which the cells run."));
            }
            cell = _outputs.Count;
            _outputs.Add(output);
            _lastWords.Clear();
            _result = new();
        }
        _pipe.Send(new(CellMessageKind.Run, cell, Text: code, Language: language));
        using (interrupt.Register(() => Stop(cell)))
        {
            var result =
                _result.Task.Result
                ?? new(null, CellError.EndedProcess($"The cell ended the process in which the cells run. {Why()}"));
            IsOver |= result.Error is { IsOutOfMemory: true };
            return result;
        }
    }

    public void Dispose()
    {
        _pipe.Dispose();
        if (!_process.WaitForExit(EndPatience))
        {
            _process.Kill(entireProcessTree: true);
        }
        _process.Dispose();
    }

    private void Stop(int cell)
    {
        _pipe.Send(new(CellMessageKind.Stop, cell));
        var result = _result.Task;
        Threads.Start(
            "end of a cell",
            () =>
            {
                if (!result.Wait(Patience))
                {
                    _process.Kill(entireProcessTree: true);
                }
            }
        );
    }

    private void Receive()
    {
        while (_pipe.Receive() is { } message)
        {
            if (message.Kind == CellMessageKind.Ready)
            {
                _ready.Set();
                continue;
            }
            ICellOutput output;
            lock (_outputs)
            {
                output = _outputs[message.Cell];
            }
            switch (message.Kind)
            {
                case CellMessageKind.Write:
                    output.Write(message.Flag ? ConsoleStream.Error : ConsoleStream.Output, message.Text!);
                    break;
                case CellMessageKind.Display:
                    output.Display(message.Data!);
                    break;
                case CellMessageKind.Update:
                    output.Update(message.Data!);
                    break;
                case CellMessageKind.Fail:
                    output.Fail(message.Error!);
                    break;
                case CellMessageKind.Clear:
                    output.Clear(message.Flag);
                    break;
                case CellMessageKind.End:
                    _result.SetResult(new(message.Data, message.Error));
                    break;
            }
        }
        lock (_outputs)
        {
            IsOver = true;
            _result.TrySetResult(null);
        }
        _ready.Set();
    }

    private void HearError(string? line)
    {
        if (line is null)
        {
            _allSaid.Set();
            return;
        }
        Console.Error.WriteLine(line);
        lock (_outputs)
        {
            _lastWords.Add(line);
        }
    }

    /// <summary>What the runtime said when it ended, without its list of calls.</summary>
    private string Why()
    {
        _process.WaitForExit(EndPatience);
        // Not for longer: a program that a cell has started may keep standard error open.
        _allSaid.Wait(EndPatience);
        lock (_outputs)
        {
            var words = _lastWords
                .Select(line => line.Trim())
                .TakeWhile(line =>
                    !line.StartsWith("at ", StringComparison.Ordinal)
                    && !line.StartsWith("---", StringComparison.Ordinal)
                );
            var said = string.Join(' ', words.Where(line => line != ""));
            return $"Its exit code was {_process.ExitCode}{(said == "" ? "." : $": {said}")}";
        }
    }
}
