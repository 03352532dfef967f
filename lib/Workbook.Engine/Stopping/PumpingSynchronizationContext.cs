using System.Collections.Concurrent;

namespace Workbook.Engine.Stopping;

/// <summary>Brings what follows an <c>await</c> back onto the cell's own thread, so that an interrupt reaches it there.</summary>
internal sealed class PumpingSynchronizationContext : SynchronizationContext
{
    private readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> _queue = [];

    public override void Post(SendOrPostCallback callback, object? state)
    {
        try
        {
            _queue.Add((callback, state));
        }
        catch (InvalidOperationException)
        {
            // The cell has ended: what it left running goes on elsewhere.
            ThreadPool.QueueUserWorkItem(_ => callback(state));
        }
    }

    public override void Send(SendOrPostCallback callback, object? state) => callback(state);

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Runs what is posted until the task has completed.</summary>
    public void PumpUntilCompleted(Task task, CancellationToken cancellationToken)
    {
        task.ContinueWith(
            _ => _queue.CompleteAdding(),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default
        );
        foreach (var (callback, state) in _queue.GetConsumingEnumerable(cancellationToken))
        {
            callback(state);
        }
    }

    /// <summary>Sends what is still queued, and all that will be posted, to the thread pool.</summary>
    public void Close()
    {
        _queue.CompleteAdding();
        while (_queue.TryTake(out var item))
        {
            ThreadPool.QueueUserWorkItem(_ => item.Callback(item.State));
        }
    }
}
