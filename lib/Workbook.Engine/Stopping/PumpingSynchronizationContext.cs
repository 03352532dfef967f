using Workbook.Engine.Consoles;

namespace Workbook.Engine.Stopping;

/// <summary>
/// Brings what follows an <c>await</c> back onto the cell's own thread while that waits for it, so that an interrupt reaches it
/// there. While the thread runs code or is blocked in a <c>.Result</c>, it goes on elsewhere, as in a console program.
/// </summary>
/// <param name="cell">Where to show what an <c>async void</c> throws.</param>
internal sealed class PumpingSynchronizationContext(CellContext? cell) : SynchronizationContext
{
    private readonly object _gate = new();
    private (SendOrPostCallback Callback, object? State)? _next;
    private bool _isWaiting;

    public override void Post(SendOrPostCallback callback, object? state)
    {
        lock (_gate)
        {
            if (_isWaiting)
            {
                _isWaiting = false;
                _next = (callback, state);
                Monitor.Pulse(_gate);
                return;
            }
        }
        ThreadPool.QueueUserWorkItem(_ => RunElsewhere(callback, state));
    }

    public override void Send(SendOrPostCallback callback, object? state) => callback(state);

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Runs on this thread what is posted while it waits, until the task has completed.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled before.</exception>
    public void PumpUntilCompleted(Task task, CancellationToken cancellation)
    {
        if (task.IsCompleted)
        {
            return;
        }
        task.ContinueWith(
            _ => Wake(),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default
        );
        using (cancellation.UnsafeRegister(_ => Wake(), null))
        {
            while (Wait(task, cancellation) is { } next)
            {
                Run(next.Callback, next.State);
            }
        }
    }

    private void Wake()
    {
        lock (_gate)
        {
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>What to run next, or null when the task has completed.</summary>
    private (SendOrPostCallback Callback, object? State)? Wait(Task task, CancellationToken cancellation)
    {
        lock (_gate)
        {
            try
            {
                _isWaiting = true;
                while (_next is null && !task.IsCompleted)
                {
                    cancellation.ThrowIfCancellationRequested();
                    Monitor.Wait(_gate);
                }
                return _next;
            }
            catch when (_next is not null)
            {
                var (callback, state) = _next.Value;
                ThreadPool.QueueUserWorkItem(_ => RunElsewhere(callback, state));
                throw;
            }
            finally
            {
                (_next, _isWaiting) = (null, false);
            }
        }
    }

    private void RunElsewhere(SendOrPostCallback callback, object? state)
    {
        var previous = Current;
        // What follows the next await may find the cell's thread waiting.
        SetSynchronizationContext(this);
        try
        {
            callback(state);
        }
        finally
        {
            SetSynchronizationContext(previous);
        }
    }

    private void Run(SendOrPostCallback callback, object? state)
    {
        try
        {
            callback(state);
        }
        // Only an async void throws here: every other method keeps its exception for whoever awaits it.
        catch (Exception exception) when (cell is { Interrupt.IsCancellationRequested: false })
        {
            cell.Fail(exception);
        }
    }
}
