using Workbook.Engine.Consoles;

namespace Workbook.Engine.Display;

/// <summary>Something shown below a cell, which can be replaced there by something newer.</summary>
public sealed class DisplayedValue
{
    private readonly CellContext _cell;
    private readonly string[] _mimeTypes;
    private readonly string _id = Guid.NewGuid().ToString("N");

    internal DisplayedValue(CellContext cell, object? value, string[] mimeTypes)
    {
        this._cell = cell;
        this._mimeTypes = mimeTypes;
        cell.Console.Flush();
        cell.Output.Display(ValueFormatter.Format(value, _id, mimeTypes));
    }

    /// <summary>Shows another value in the same place.</summary>
    public void Update(object? value)
    {
        _cell.Console.Flush();
        _cell.Output.Update(ValueFormatter.Format(value, _id, _mimeTypes));
    }
}
