using Workbook.Engine.Stopping;

namespace Workbook.Browser;

/// <summary>The one thread of a page's worker. The page stops a cell by ending the worker.</summary>
internal sealed class BrowserThread : ICellThread
{
    public object? Run(Func<Task<object?>> code, CancellationToken interrupt)
    {
        var task = code();
        return task.IsCompleted
            ? task.GetAwaiter().GetResult()
            : throw new PlatformNotSupportedException(
                "The cell awaits something that is not finished. In a browser there is one thread, and nothing can finish while a cell waits; run this cell in the notebook."
            );
    }
}
