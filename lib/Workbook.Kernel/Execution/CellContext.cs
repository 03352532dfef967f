namespace Workbook.Kernel.Execution;

/// <summary>The cell that the current code belongs to, also when it runs in a task that outlives the cell.</summary>
sealed class CellContext(string name, ICellOutput output)
{
    static readonly AsyncLocal<CellContext?> current = new();

    public string Name { get; } = name;
    public ICellOutput Output { get; } = output;
    public CellConsole Console { get; } = new(output);

    /// <summary>The cell whose code called, or null outside of any.</summary>
    public static CellContext? Current
    {
        get => current.Value;
        set => current.Value = value;
    }
}
