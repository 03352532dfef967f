using Workbook.Engine.Display;
using Workbook.Engine.Results;
using Workbook.Engine.Stopping;

namespace Workbook.Engine.Languages;

/// <summary>The value of a cell, shown: this runs code of the cell, its properties and sequences, which may never end.</summary>
internal static class ShownValue
{
    /// <exception cref="OperationCanceledException">The interrupt came before the end.</exception>
    /// <returns>Null for what <c>display</c> returned: that is on show already.</returns>
    public static async Task<DisplayData?> OfAsync(object? value, ICellThread thread, CancellationToken interrupt) =>
        ValueFormatter.IsPlain(value) ? ValueFormatter.Format(value)
        : ValueFormatter.IsOnShow(value) ? null
        : (DisplayData?)await thread.RunAsync(() => Task.FromResult<object?>(Stoppable(value, interrupt)), interrupt);

    private static DisplayData Stoppable(object? value, CancellationToken interrupt)
    {
        var shown = ValueFormatter.Format(value);
        // The formatters take the stop for an error of the property that it ended, and go on.
        interrupt.ThrowIfCancellationRequested();
        return shown;
    }
}
