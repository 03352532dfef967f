using Workbook.Engine.Results;

namespace Workbook.Engine.Consoles;

/// <summary>The cell that the current code belongs to, also when it runs on a thread or in a task that outlives the cell.</summary>
/// <param name="describe">What to show of an exception.</param>
/// <param name="interrupt">Cancelled when the cell is to stop.</param>
/// <param name="timersFire">Whether timers fire while the cell runs.</param>
internal sealed class CellContext(
    string name,
    ICellOutput output,
    Func<Exception, CellError> describe,
    CancellationToken interrupt,
    bool timersFire = true
)
{
    private static readonly AsyncLocal<CellContext?> CurrentCell = new();

    public string Name { get; } = name;
    public ICellOutput Output { get; } = output;
    public CellConsole Console { get; } = new(output, timersFire);
    public CancellationToken Interrupt { get; } = interrupt;

    /// <summary>The cell whose code called, or null outside of any.</summary>
    public static CellContext? Current
    {
        get => CurrentCell.Value;
        set => CurrentCell.Value = value;
    }

    /// <summary>The cell that began last, or null before the first.</summary>
    public static CellContext? Latest { get; private set; }

    /// <summary>What errors call the cell with this number, as Python's kernel does: VS Code makes a link of it, which leads to the line.</summary>
    public static string NameOf(int executionCount) => $"Cell In[{executionCount}]";

    /// <summary>Lets the calling thread, and all that it starts, belong to this cell.</summary>
    public void Begin() => Current = Latest = this;

    /// <summary>Shows an error below the cell, after all that it has written.</summary>
    public void Fail(CellError error)
    {
        Console.Flush();
        Output.Fail(error);
    }

    /// <summary>Shows an exception below the cell, which goes on.</summary>
    public void Fail(Exception exception) => Fail(describe(exception));
}
