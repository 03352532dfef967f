namespace Workbook.Engine.Stopping;

/// <summary>Where a cell's code runs. A seam: where there are no threads, nothing can be stopped from outside.</summary>
internal interface ICellThread
{
    /// <summary>Runs the code to its end and returns its value.</summary>
    /// <exception cref="OperationCanceledException">The interrupt came before the end.</exception>
    object? Run(Func<Task<object?>> code, CancellationToken interrupt);
}
