using Workbook.Engine.Results;

namespace Workbook.Book.Workers;

/// <summary>One line between <see cref="CellProcess"/> and <see cref="CellWorker"/>, as JSON.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="Cell">The cell that it belongs to, counted by the sender of <see cref="CellMessageKind.Run"/>.</param>
/// <param name="Text">The folder to begin in, the code to run, or the text that a cell has written.</param>
/// <param name="Data">What is displayed, or the value that a cell ended with.</param>
/// <param name="Error">Why the cell failed.</param>
/// <param name="Flag">For a text: whether it went to standard error; for a removal: whether it waits for the next output.</param>
/// <param name="Language">The language that the code begins in, or null for C#.</param>
internal sealed record CellMessage(
    CellMessageKind Kind,
    int Cell = 0,
    string? Text = null,
    DisplayData? Data = null,
    CellError? Error = null,
    bool Flag = false,
    string? Language = null
);
