using Workbook.Engine.Results;

namespace Workbook.Engine.Consoles;

/// <summary>The cell that the current code belongs to, also when it runs in a task that outlives the cell.</summary>
internal sealed class CellContext(string name, ICellOutput output)
{
    private static readonly AsyncLocal<CellContext?> OfThisFlow = new();

    public string Name { get; } = name;
    public ICellOutput Output { get; } = output;
    public CellConsole Console { get; } = new(output);

    /// <summary>The cell whose code called, or null outside of any.</summary>
    public static CellContext? Current
    {
        get => OfThisFlow.Value;
        set => OfThisFlow.Value = value;
    }
}
