namespace Workbook;

/// <summary>A matrix in memory: entry (i, j) is at Start + i·Row + j·Column. Swapping the strides transposes it.</summary>
internal readonly unsafe struct Operand(double* start, nint row, nint column)
{
    public double* Start => start;

    public nint Row => row;

    public nint Column => column;

    public Operand Transposed => new(start, column, row);

    public Operand At(nint i, nint j) => new(start + i * row + j * column, row, column);
}
