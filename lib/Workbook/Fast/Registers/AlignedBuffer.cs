namespace Workbook;

/// <summary>Doubles which start on a cache line and which the garbage collector neither moves nor needs to have pinned.</summary>
internal sealed unsafe class AlignedBuffer
{
    private const int LineBytes = 64;
    private readonly double[] _memory;

    public AlignedBuffer(nint length)
    {
        _memory = GC.AllocateArray<double>(checked((int)(length + LineBytes / sizeof(double))), pinned: true);
        fixed (double* first = _memory)
        {
            Start = (double*)(((nuint)first + LineBytes - 1) / LineBytes * LineBytes);
        }

        Length = length;
    }

    /// <summary>Valid as long as this object is referenced.</summary>
    public double* Start { get; }

    public nint Length { get; }

    public Span<double> Span => new(Start, (int)Length);
}
