namespace Workbook.Engine.Results;

/// <summary>What became of a cell.</summary>
/// <param name="Value">The formatted value of the last expression, or null where there is none.</param>
/// <param name="Error">Why the cell failed, or null where it succeeded.</param>
internal sealed record CellResult(DisplayData? Value, CellError? Error)
{
    public bool Succeeded => Error is null;
}
