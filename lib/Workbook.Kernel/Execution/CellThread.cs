using System.Diagnostics;
using System.Runtime;
using System.Runtime.ExceptionServices;

namespace Workbook.Kernel.Execution;

/// <summary>Runs a cell's code on a thread of its own that can be stopped from outside, whatever the code does.</summary>
sealed class CellThread
{
    static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(150);

    /// <summary>Who waits for a cell stays awake for so long: to be woken takes a tenth of it.</summary>
    static readonly TimeSpan ShortCell = TimeSpan.FromMilliseconds(1);

    /// <summary>The same on every platform; deep recursion in a cell is common in teaching.</summary>
    const int StackSize = 16 << 20;

    /// <summary>The thread of the cell before: to start one takes longer than a short cell.</summary>
    static CellThread? idle;

    // Not the slim kinds: they take a lock to be set, where a late Thread.Interrupt would break in, and spin before they wait,
    // which takes the processor from the client that reads the reply.
    readonly AutoResetEvent begins = new(false);
    readonly ManualResetEvent ended = new(false);
    readonly Thread thread;
    Action? work;

    CellThread() => thread = Start("cell", Work);

    /// <summary>Runs the code to its end and returns its value.</summary>
    /// <exception cref="OperationCanceledException">The interrupt came before the end.</exception>
    public static object? Run(Func<Task<object?>> code, CancellationToken interrupt)
    {
        var thread = Interlocked.Exchange(ref idle, null) ?? new CellThread();
        try
        {
            return thread.RunToEnd(code, interrupt);
        }
        finally
        {
            // An interrupt may still be on its way to the thread.
            if (interrupt.IsCancellationRequested || Interlocked.CompareExchange(ref idle, thread, null) is not null)
            {
                thread.begins.Set();
            }
        }
    }

    object? RunToEnd(Func<Task<object?>> code, CancellationToken interrupt)
    {
        // A source of its own: ControlledExecution.Run never returns with a token that cannot be cancelled.
        var abort = new CancellationTokenSource();
        var context = ExecutionContext.Capture()!;
        object? value = null;
        ExceptionDispatchInfo? error = null;
        var done = false;
        ended.Reset();
        StopButton.Watch(interrupt);
        work = () =>
        {
            try
            {
                ExecutionContext.Run(context, _ => value = RunInterruptibly(code, interrupt, abort.Token), null);
            }
            catch (Exception exception)
            {
                error = ExceptionDispatchInfo.Capture(exception);
            }
            Volatile.Write(ref done, true);
            ended.Set();
        };
        begins.Set();
        using (interrupt.UnsafeRegister(_ => Stop(abort), null))
        {
            for (var clock = Stopwatch.StartNew(); !Volatile.Read(ref done) && clock.Elapsed < ShortCell;)
            {
                Thread.SpinWait(10);
            }
            ended.WaitOne();
        }
        if (interrupt.IsCancellationRequested && error is not null)
        {
            throw new OperationCanceledException(interrupt);
        }
        error?.Throw();
        return value;
    }

    void Work()
    {
        while (true)
        {
            try
            {
                begins.WaitOne();
            }
            catch (ThreadInterruptedException)
            {
                // It was meant for the cell, which had just ended.
                continue;
            }
            if (Interlocked.Exchange(ref work, null) is not { } cell)
            {
                return;
            }
            cell();
        }
    }

    /// <summary>Aborts what does not obey the stop button by itself, and wakes the thread from what it waits for.</summary>
    void Stop(CancellationTokenSource abort)
    {
        Start("stop", () =>
        {
            if (ended.WaitOne(Patience))
            {
                return;
            }
            // A thread of its own: the abort returns when it has come through, which it does not while the cell's thread sleeps.
            Start("abort", abort.Cancel);
            while (!ended.WaitOne(Patience))
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

    static object? RunInterruptibly(Func<Task<object?>> code, CancellationToken interrupt, CancellationToken abort)
    {
        object? value = null;
        var context = new PumpingSynchronizationContext();
        SynchronizationContext.SetSynchronizationContext(context);
        try
        {
#pragma warning disable SYSLIB0046 // The only way to stop code that never looks at a token.
            ControlledExecution.Run(() =>
            {
                var task = code();
                context.PumpUntilCompleted(task, interrupt);
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
