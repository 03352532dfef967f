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
        // ControlledExecution.Run never returns with a token that cannot be cancelled.
        using var source = interrupt.CanBeCanceled ? null : new CancellationTokenSource();
        interrupt = source?.Token ?? interrupt;
        object? value = null;
        ExceptionDispatchInfo? error = null;
        var thread = new Thread(() =>
        {
            try
            {
                value = RunInterruptibly(code, interrupt);
            }
            catch (Exception exception)
            {
                error = ExceptionDispatchInfo.Capture(exception);
            }
        }, StackSize) { IsBackground = true, Name = "cell" };
        thread.Start();
        Await(thread, interrupt);
        if (interrupt.IsCancellationRequested && error is not null)
        {
            throw new OperationCanceledException(interrupt);
        }
        error?.Throw();
        return value;
    }

    static object? RunInterruptibly(Func<Task<object?>> code, CancellationToken interrupt)
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
                context.PumpUntilCompleted(task, interrupt);
                value = task.GetAwaiter().GetResult();
            }, interrupt);
#pragma warning restore SYSLIB0046
        }
        finally
        {
            context.Close();
        }
        return value;
    }

    /// <summary>Waits for the thread; once interrupted, wakes it from sleeps and waits until it ends.</summary>
    static void Await(Thread thread, CancellationToken interrupt)
    {
        using var ended = new CancellationTokenSource();
        using var registration = interrupt.UnsafeRegister(_ => Task.Run(async () =>
        {
            while (!ended.IsCancellationRequested)
            {
                await Task.Delay(Patience);
                if (!ended.IsCancellationRequested)
                {
                    thread.Interrupt();
                }
            }
        }), null);
        thread.Join();
        ended.Cancel();
    }
}
