using Workbook.Engine.Stopping;
using Workbook.Kernel.Logging;

namespace Workbook.Kernel.Serving;

/// <summary>
/// Does what it is given in order, on a thread of its own. A thread that waits sleeps: <c>BlockingCollection</c> would first let it turn
/// in circles for a while, on a processor that somebody else may need.
/// </summary>
internal sealed class WorkQueue
{
    private readonly Queue<Action> _work = new();

    public WorkQueue(string name) =>
        Threads.Start(
            name,
            () =>
            {
                while (true)
                {
                    try
                    {
                        Next()();
                    }
                    catch (Exception exception)
                    {
                        Log.Write($"{name}: {exception}");
                    }
                }
            },
            Threads.Deep
        );

    public void Add(Action action)
    {
        lock (_work)
        {
            _work.Enqueue(action);
            Monitor.Pulse(_work);
        }
    }

    private Action Next()
    {
        lock (_work)
        {
            while (_work.Count == 0)
            {
                Monitor.Wait(_work);
            }
            return _work.Dequeue();
        }
    }
}
