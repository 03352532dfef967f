using Workbook.Engine;
using Workbook.Engine.Results;

namespace Workbook.Notebooks.Tests;

/// <summary>Runs every cell twice in a row, as a reader does who presses the key once more, and keeps what it shows the second time.</summary>
internal sealed class EachCellTwice(ICellEngine engine) : ICellEngine
{
    public CellResult Execute(
        string code,
        ICellOutput output,
        CancellationToken interrupt = default,
        string? name = null,
        string? language = null
    )
    {
        var first = engine.Execute(code, NoOutput.Instance, interrupt, name, language);
        return first.Succeeded ? engine.Execute(code, output, interrupt, name, language) : first;
    }
}
