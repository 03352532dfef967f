using System.Runtime;
using System.Runtime.ExceptionServices;

namespace Workbook.Kernel.Execution;

/// <summary>Runs a cell's code on a thread of its own that can be stopped from outside, whatever the code does.</summary>
static class CellThread
{
    static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    /// <summary>The same on every platform; deep recursion in a cell is common in teaching.</summary>
    const int StackSize = 16 << 20;

    /// <summary>Runs the code to its end and returns its value.</summary>
    /// <exception cref="OperationCanceledException">The interrupt came before the end.</exception>
    public static object? Run(Func<Task<object?>> code, CancellationToken interrupt)
    {
        // A source of its own: ControlledExecution.Run never returns with a token that cannot be cancelled.
        var abort = new CancellationTokenSource();
        object? value = null;
        ExceptionDispatchInfo? error = null;
        var thread = Start("cell", () =>
        {
            try
            {
                value = RunInterruptibly(code, abort.Token);
            }
            catch (Exception exception)
            {
                error = ExceptionDispatchInfo.Capture(exception);
            }
        });
        using (interrupt.UnsafeRegister(_ => Stop(thread, abort), null))
        {
            thread.Join();
        }
        if (interrupt.IsCancellationRequested && error is not null)
        {
            throw new OperationCanceledException(interrupt);
        }
        error?.Throw();
        return value;
    }

    /// <summary>Aborts what the thread computes, and wakes it from what it waits for.</summary>
    static void Stop(Thread thread, CancellationTokenSource abort)
    {
        // Two threads: the abort returns when it has come through, which it does not while the cell's thread sleeps.
        Start("abort", abort.Cancel);
        Start("wake", () =>
        {
            while (!thread.Join(Patience))
            {
                thread.Interrupt();
            }
        });
    }

    static Thread Start(string name, Action action)
    {
        var thread = new Thread(() => action(), StackSize) { IsBackground = true, Name = name };
        thread.Start();
        return thread;
    }

    static object? RunInterruptibly(Func<Task<object?>> code, CancellationToken abort)
    {
        object? value = null;
        var context = new PumpingSynchronizationContext();
        SynchronizationContext.SetSynchronizationContext(context);
        try
        {
#pragma warning disable SYSLIB0046 // The only way to stop a loop that never looks at a token.
            ControlledExecution.Run(() =>
            {
                var task = code();
                context.PumpUntilCompleted(task, abort);
                value = task.GetAwaiter().GetResult();
            }, abort);
#pragma warning restore SYSLIB0046
        }
        finally
        {
            context.Close();
        }
        return value;
    }
}
