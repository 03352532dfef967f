using Workbook.Engine.Stopping;

namespace Workbook.Browser;

/// <summary>The one thread of a page's worker, which goes on with other things while a cell awaits something. The page stops a cell by ending the worker.</summary>
internal sealed class BrowserThread : ICellThread
{
    public Task<object?> RunAsync(Func<Task<object?>> code, CancellationToken interrupt) => code();

    public bool LetsTimersFire => false;
}
