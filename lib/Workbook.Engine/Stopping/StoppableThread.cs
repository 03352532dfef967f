namespace Workbook.Engine.Stopping;

/// <summary>A thread of the process, on which any code can be stopped.</summary>
internal sealed class StoppableThread : ICellThread
{
    public object? Run(Func<Task<object?>> code, CancellationToken interrupt) => StoppableCode.Run(code, interrupt);
}
