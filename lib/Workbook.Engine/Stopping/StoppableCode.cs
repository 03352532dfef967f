using System.Runtime;
using System.Runtime.ExceptionServices;
using Workbook.Engine.Consoles;

namespace Workbook.Engine.Stopping;

/// <summary>Runs a cell's code so that it can be stopped from outside, whatever the code does.</summary>
internal sealed class StoppableCode
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(150);

    private readonly Thread _thread = Thread.CurrentThread;

    // A source of its own: ControlledExecution.Run never returns with a token that cannot be cancelled.
    private readonly CancellationTokenSource _abort = new();
    private readonly object _gate = new();
    private bool _ended;

    /// <summary>
    /// Runs the code to its end and returns its value: on the calling thread if its stack is deep enough for a cell, since
    /// handing a short cell to another thread would take a twentieth of its time, else on one that is.
    /// </summary>
    /// <exception cref="OperationCanceledException">The interrupt came before the end.</exception>
    public static object? Run(Func<Task<object?>> code, CancellationToken interrupt)
    {
        if (Threads.IsDeep)
        {
            return new StoppableCode().RunToEnd(code, interrupt);
        }
        object? value = null;
        ExceptionDispatchInfo? error = null;
        Threads
            .Start(
                "cell",
                () =>
                {
                    try
                    {
                        value = new StoppableCode().RunToEnd(code, interrupt);
                    }
                    catch (Exception exception)
                    {
                        error = ExceptionDispatchInfo.Capture(exception);
                    }
                },
                Threads.Deep
            )
            .Join();
        error?.Throw();
        return value;
    }

    private object? RunToEnd(Func<Task<object?>> code, CancellationToken interrupt)
    {
        object? value = null;
        StopButton.Release();
        try
        {
            using (interrupt.UnsafeRegister(_ => Threads.Start("stop", Stop), null))
            {
                // What the code sets for its flow, such as a culture, ends with it.
                ExecutionContext.Run(ExecutionContext.Capture()!, _ => value = RunInterruptibly(code, interrupt), null);
            }
        }
        catch (Exception) when (interrupt.IsCancellationRequested)
        {
            throw new OperationCanceledException(interrupt);
        }
        finally
        {
            End();
        }
        return value;
    }

    private object? RunInterruptibly(Func<Task<object?>> code, CancellationToken interrupt)
    {
        object? value = null;
        var context = new PumpingSynchronizationContext(CellContext.Current);
        SynchronizationContext.SetSynchronizationContext(context);
#pragma warning disable SYSLIB0046 // The only way to stop code that never looks at a token.
        ControlledExecution.Run(
            () =>
            {
                var task = code();
                context.PumpUntilCompleted(task, interrupt);
                value = task.GetAwaiter().GetResult();
            },
            _abort.Token
        );
#pragma warning restore SYSLIB0046
        return value;
    }

    /// <summary>Aborts what does not obey the stop button by itself, and wakes the thread from what it waits for.</summary>
    private void Stop()
    {
        StopButton.Press();
        lock (_gate)
        {
            if (EndsSoon())
            {
                return;
            }
            // A thread of its own: the abort returns when it has come through, which it does not while the cell's thread sleeps.
            Threads.Start("abort", _abort.Cancel);
            while (!EndsSoon())
            {
                _thread.Interrupt();
            }
        }
    }

    /// <summary>To be called with the gate closed, which is open while this waits.</summary>
    private bool EndsSoon()
    {
        if (!_ended)
        {
            Monitor.Wait(_gate, Patience);
        }
        return _ended;
    }

    /// <summary>After this, nothing disturbs the thread any more.</summary>
    private void End()
    {
        while (true)
        {
            try
            {
                lock (_gate)
                {
                    _ended = true;
                    Monitor.PulseAll(_gate);
                    // Brings out an interrupt that came too late for the cell.
                    Monitor.Wait(_gate, 0);
                    return;
                }
            }
            catch (ThreadInterruptedException)
            {
                // It was meant for the cell.
            }
        }
    }
}
