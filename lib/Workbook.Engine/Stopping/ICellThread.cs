namespace Workbook.Engine.Stopping;

/// <summary>Where a cell's code runs. A seam: where there is one thread, nothing stops code from outside, and what it awaits comes later.</summary>
internal interface ICellThread
{
    /// <summary>Runs the code to its end and returns its value.</summary>
    /// <exception cref="OperationCanceledException">The interrupt came before the end.</exception>
    Task<object?> RunAsync(Func<Task<object?>> code, CancellationToken interrupt);

    /// <summary>Whether timers fire while code runs; if not, they fire while it awaits something.</summary>
    bool LetsTimersFire { get; }
}
