using Workbook.Kernel.Execution;

namespace Workbook.Kernel.Display;

/// <summary>Something shown below a cell, which can be replaced there by something newer.</summary>
public sealed class DisplayedValue
{
    readonly CellContext cell;
    readonly string[] mimeTypes;
    readonly string id = Guid.NewGuid().ToString("N");

    internal DisplayedValue(CellContext cell, object? value, string[] mimeTypes)
    {
        this.cell = cell;
        this.mimeTypes = mimeTypes;
        cell.Console.Flush();
        cell.Output.Display(ValueFormatter.Format(value, id, mimeTypes));
    }

    /// <summary>Shows another value in the same place.</summary>
    public void Update(object? value)
    {
        cell.Console.Flush();
        cell.Output.Update(ValueFormatter.Format(value, id, mimeTypes));
    }
}
