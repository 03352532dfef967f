using Workbook.Book.Notebooks;
using Workbook.Engine.Results;

namespace Workbook.Book.Running;

/// <summary>The cell at which a notebook's run ended, and why.</summary>
internal sealed record CellFailure(NotebookCell Cell, CellError Error)
{
    /// <summary>File, cell number, source line and error, for a terminal.</summary>
    public string Describe(string notebookPath)
    {
        var place = $"{System.IO.Path.GetRelativePath(Environment.CurrentDirectory, notebookPath)}, cell {Cell.Number}";
        var lines = Cell.Source.Split('\n');
        if (Error.Line is { } line && line >= 1 && line <= lines.Length)
        {
            place += $", line {line}: {lines[line - 1].Trim()}";
        }

        return $"{place}{Environment.NewLine}    {Error.Name}: {Error.Message}";
    }
}
