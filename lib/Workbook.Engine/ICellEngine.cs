using Workbook.Engine.Results;

namespace Workbook.Engine;

/// <summary>Executes the cells of one notebook, in order, in one state. One cell at a time.</summary>
internal interface ICellEngine
{
    /// <summary>Runs a cell to its end. Whatever the cell does, the outcome is in the result: this method does not throw.</summary>
    /// <param name="interrupt">Stops the cell, even in an endless loop; what it has declared until then stays.</param>
    /// <param name="name">What errors call the cell, or null for "Cell In[1]", "Cell In[2]"….</param>
    /// <param name="language">The language that the cell begins in, or null for C#.</param>
    CellResult Execute(
        string code,
        ICellOutput output,
        CancellationToken interrupt = default,
        string? name = null,
        string? language = null
    );
}
