using System.Text.Json.Nodes;
using Workbook.Engine;
using Workbook.Engine.Consoles;
using Workbook.Engine.Results;
using Workbook.Kernel.Messages;

namespace Workbook.Kernel.Handlers;

/// <summary><c>execute_request</c>: runs cells one after the other, and stops them on request.</summary>
internal sealed class Executions(Lazy<CSharpEngine> engine, Iopub iopub, StdinChannel stdin, History history)
{
    /// <summary>"Run all" sends its cells in one go: what is still in the socket when one fails must not run either.</summary>
    private static readonly TimeSpan AbortGrace = TimeSpan.FromMilliseconds(20);

    private readonly object _gate = new();
    private readonly HashSet<Request> _waiting = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<Request> _aborted = new(ReferenceEqualityComparer.Instance);
    private CancellationTokenSource? _running;
    private ClientOutput? _output;
    private int _count;

    /// <summary>Whether a cell needed more memory than there is: after that, nothing can be relied on.</summary>
    public bool IsOutOfMemory { get; private set; }

    /// <summary>Notes that a cell waits, so that the error of one before it can abort it.</summary>
    public void Enqueue(Request request)
    {
        lock (_gate)
        {
            _waiting.Add(request);
        }
    }

    public JsonObject Handle(Request request)
    {
        using var interrupt = new CancellationTokenSource();
        lock (_gate)
        {
            _waiting.Remove(request);
            if (_aborted.Remove(request))
            {
                return new JsonObject { ["status"] = "aborted", ["execution_count"] = _count };
            }

            _running = interrupt;
        }
        try
        {
            return Execute(request, interrupt.Token);
        }
        finally
        {
            lock (_gate)
            {
                _running = null;
            }
        }
    }

    /// <summary><c>interrupt_request</c>.</summary>
    public JsonObject Interrupt(Request request)
    {
        Interrupt();
        return Replies.Ok();
    }

    public void Interrupt()
    {
        lock (_gate)
        {
            _running?.Cancel();
        }
    }

    /// <summary>Shows below the cell that runs, if one does, that the process ends with it.</summary>
    public void ExplainEnd()
    {
        if (_running is not null && _output is { } output)
        {
            output.End();
            output.Fail(
                CellError.EndedProcess(
                    $"The kernel ends with exit code {Environment.ExitCode} while this cell runs: the cell calls Environment.Exit, or somebody ends the kernel. Its variables are gone; restart it to go on."
                )
            );
        }
    }

    private JsonObject Execute(Request request, CancellationToken interrupt)
    {
        var code = request.Text("code");
        var silent = request.Flag("silent", false);
        var store = request.Flag("store_history", !silent) && !silent;
        if (store)
        {
            _count++;
        }

        if (!silent)
        {
            iopub.Publish(
                "execute_input",
                new JsonObject { ["code"] = code, ["execution_count"] = _count },
                request.Header
            );
        }

        var output = new ClientOutput(request, iopub, stdin, interrupt);
        _output = output;
        var result = engine.Value.Execute(code, output, interrupt, store ? CellContext.NameOf(_count) : null);
        if (store)
        {
            history.Add(_count, code, result.Value?.Data["text/plain"]?.ToString());
        }

        output.End();
        JsonObject reply;
        if (result.Error is { } error)
        {
            if (error.IsOutOfMemory)
            {
                IsOutOfMemory = true;
                output.Write(
                    ConsoleStream.Error,
                    "The cell needs more memory than there is. The kernel ends: restart it, and let the cell hold less at a time.\n"
                );
            }

            output.Fail(error);
            reply = Replies.Error(error);
            if (request.Flag("stop_on_error", true))
            {
                AbortWaiting();
            }
        }
        else
        {
            if (result.Value is { } value)
            {
                output.PublishResult(value, _count);
            }

            reply = Replies.Ok();
            reply["user_expressions"] = UserExpressions(request, interrupt);
        }
        reply["execution_count"] = _count;
        reply["payload"] = new JsonArray();
        return reply;
    }

    private void AbortWaiting()
    {
        Thread.Sleep(AbortGrace);
        lock (_gate)
        {
            _aborted.UnionWith(_waiting);
        }
    }

    private JsonObject UserExpressions(Request request, CancellationToken interrupt)
    {
        var values = new JsonObject();
        foreach (var (name, expression) in request.Texts("user_expressions"))
        {
            var result = engine.Value.Execute(expression, NoOutput.Instance, interrupt, "expression");
            values[name] = result.Error is { } error
                ? Replies.Error(error)
                : new JsonObject
                {
                    ["status"] = "ok",
                    ["data"] = result.Value?.Data.DeepClone() ?? new JsonObject(),
                    ["metadata"] = result.Value?.Metadata.DeepClone() ?? new JsonObject(),
                };
        }
        return values;
    }
}
