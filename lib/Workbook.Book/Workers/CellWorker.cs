using System.Collections.Concurrent;
using System.IO.Pipes;
using Workbook.Engine;
using Workbook.Engine.Stopping;

namespace Workbook.Book.Workers;

/// <summary><c>cells PIPE</c>: runs the cells that another process sends, which a cell cannot end.</summary>
internal sealed class CellWorker(CellPipe pipe)
{
    private readonly BlockingCollection<CellMessage> _work = [];
    private readonly ConcurrentDictionary<int, CancellationTokenSource> _interrupts = [];
    private CSharpEngine? _engine;

    /// <summary>Runs cells until the other process has ended.</summary>
    public static int Run(string pipeName)
    {
        using var stream = new NamedPipeClientStream(".", pipeName, PipeDirection.InOut, PipeOptions.Asynchronous);
        stream.Connect();
        using var pipe = new CellPipe(stream);
        // Ctrl+C reaches every process of a terminal; what it means, the other one says.
        Console.CancelKeyPress += (_, press) => press.Cancel = true;
        new CellWorker(pipe).Run();
        return 0;
    }

    private void Run()
    {
        Threads.Start("cells", Work, Threads.Deep);
        while (pipe.Receive() is { } message)
        {
            if (message.Kind == CellMessageKind.Stop)
            {
                _interrupts[message.Cell].Cancel();
                continue;
            }
            if (message.Kind == CellMessageKind.Run)
            {
                _interrupts[message.Cell] = new CancellationTokenSource();
            }
            _work.Add(message);
        }
        _engine?.Dispose();
        // Threads of the reader's own would keep the process alive.
        Environment.Exit(0);
    }

    private void Work()
    {
        foreach (var message in _work.GetConsumingEnumerable())
        {
            if (message.Kind == CellMessageKind.Begin)
            {
                _engine?.Dispose();
                _engine = new CSharpEngine(message.Text!);
                // The compiler gets ready here, lest a notebook's first cell run out of time.
                _engine.Evaluate("1 + 1");
                pipe.Send(new(CellMessageKind.Ready));
                continue;
            }
            var output = new WorkerOutput(pipe, message.Cell);
            var result = _engine!.Execute(
                message.Text!,
                output,
                _interrupts[message.Cell].Token,
                language: message.Language
            );
            pipe.Send(new(CellMessageKind.End, message.Cell, Data: result.Value, Error: result.Error));
        }
    }
}
