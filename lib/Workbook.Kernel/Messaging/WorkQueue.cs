namespace Workbook.Kernel.Messaging;

/// <summary>Does what it is given in order, on a thread of its own.</summary>
sealed class WorkQueue
{
    // Not a BlockingCollection, which spins before it waits, and takes the processor from the client that reads the reply.
    readonly Queue<Action> _work = new();

    public WorkQueue(string name) => Threads.Start(name, () =>
    {
        while (true)
        {
            var action = Next();
            try
            {
                action();
            }
            catch (Exception e)
            {
                Log.Write($"{name}: {e}");
            }
        }
    }, Threads.Deep);

    public void Add(Action action)
    {
        lock (_work)
        {
            _work.Enqueue(action);
            Monitor.Pulse(_work);
        }
    }

    Action Next()
    {
        lock (_work)
        {
            while (_work.Count == 0)
                Monitor.Wait(_work);
            return _work.Dequeue();
        }
    }
}
