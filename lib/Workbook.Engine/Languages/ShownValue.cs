using Workbook.Engine.Display;
using Workbook.Engine.Results;
using Workbook.Engine.Stopping;

namespace Workbook.Engine.Languages;

/// <summary>The value of a cell, shown: this runs code of the cell, its properties and sequences, which may never end.</summary>
internal static class ShownValue
{
    /// <exception cref="OperationCanceledException">The interrupt came before the end.</exception>
    public static DisplayData Of(object? value, ICellThread thread, CancellationToken interrupt) =>
        ValueFormatter.IsPlain(value)
            ? ValueFormatter.Format(value)
            : (DisplayData)thread.Run(() => Task.FromResult<object?>(ValueFormatter.Format(value)), interrupt)!;
}
