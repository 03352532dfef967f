namespace Workbook.Engine.Stopping;

/// <summary>A thread of the process, on which any code can be stopped. It waits for what the code awaits.</summary>
internal sealed class StoppableThread : ICellThread
{
    public Task<object?> RunAsync(Func<Task<object?>> code, CancellationToken interrupt) =>
        Task.FromResult(StoppableCode.Run(code, interrupt));

    public bool LetsTimersFire => true;
}
