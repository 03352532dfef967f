using Workbook.Engine.Stopping;

namespace Workbook.Browser;

/// <summary>The one thread of a page's worker, which goes on with other things while a cell awaits something.</summary>
internal sealed class BrowserThread : ICellThread
{
    public async Task<object?> RunAsync(Func<Task<object?>> code, CancellationToken interrupt)
    {
        try
        {
            return await code().WaitAsync(interrupt);
        }
        catch (Exception) when (interrupt.IsCancellationRequested)
        {
            throw new OperationCanceledException(interrupt);
        }
    }

    public bool LetsTimersFire => false;
}
