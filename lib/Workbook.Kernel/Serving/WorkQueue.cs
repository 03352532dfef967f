using System.Collections.Concurrent;
using Workbook.Engine.Stopping;
using Workbook.Kernel.Logging;

namespace Workbook.Kernel.Serving;

/// <summary>Does what it is given in order, on a thread of its own.</summary>
internal sealed class WorkQueue
{
    private readonly BlockingCollection<Action> _work = [];

    public WorkQueue(string name) =>
        Threads.Start(
            name,
            () =>
            {
                foreach (var action in _work.GetConsumingEnumerable())
                {
                    try
                    {
                        action();
                    }
                    catch (Exception exception)
                    {
                        Log.Write($"{name}: {exception}");
                    }
                }
            },
            Threads.Deep
        );

    public void Add(Action action) => _work.Add(action);
}
