namespace Workbook.Engine.Results;

/// <summary>Ends a cell with an error whose text is already what the reader needs: no stack is shown.</summary>
internal sealed class CellException(CellError error) : Exception(error.Message)
{
    public CellException(string name, string message, int? line = null)
        : this(new CellError(name, message, [message], line)) { }

    public CellError Error { get; } = error;
}
