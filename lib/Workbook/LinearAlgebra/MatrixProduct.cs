using System.Numerics.Tensors;

namespace Workbook;

/// <summary>
/// C = start + α·A·B for matrices of any size and layout. B is copied into panels of 32 columns that stay in the first cache while
/// the rows of A pass by. The threads share the columns of C, or its rows when there are few columns.
/// </summary>
internal sealed unsafe class MatrixProduct : IParts
{
    private const int PanelColumns = 32;
    private const int BlockDepth = 160;
    private const int BlockRows = 960;
    private const int BlockColumns = 1024;
    private const long MultiplyAddsPerThread = 100_000;

    [ThreadStatic]
    private static Scratch? scratch;

    private readonly nint rows, columns, depth;
    private readonly double alpha;
    private readonly Operand a, b, c;
    private readonly bool addToC, splitColumns;
    private readonly int parts;

    /// <param name="rows">Of A and C.</param>
    /// <param name="columns">Of B and C.</param>
    /// <param name="depth">Columns of A, rows of B.</param>
    /// <param name="alpha">Factor of the product.</param>
    /// <param name="a">rows × depth.</param>
    /// <param name="b">depth × columns.</param>
    /// <param name="c">rows × columns, with column stride 1.</param>
    /// <param name="addToC">Whether the sums begin with what C holds, or with 0.</param>
    public MatrixProduct(nint rows, nint columns, nint depth, double alpha, Operand a, Operand b, Operand c, bool addToC)
    {
        (this.rows, this.columns, this.depth) = (rows, columns, depth);
        (this.alpha, this.a, this.b, this.c, this.addToC) = (alpha, a, b, c, addToC);
        parts = (int)Math.Clamp((long)rows * columns * depth / MultiplyAddsPerThread, 1, Workers.Count);
        splitColumns = columns >= parts * PanelColumns;
    }

    public void Run() => Workers.Run(this, parts);

    void IParts.Run(int part)
    {
        var (i0, i1) = splitColumns ? (0, rows) : (Cut(rows, TileGrid.RowStep, part), Cut(rows, TileGrid.RowStep, part + 1));
        var (j0, j1) = splitColumns ? (Cut(columns, PanelColumns, part), Cut(columns, PanelColumns, part + 1)) : (0, columns);
        scratch ??= new Scratch();
        for (nint p = 0; p < depth; p += BlockDepth)
        {
            for (nint j = j0; j < j1; j += BlockColumns)
                Block(i0, i1, j, Math.Min(j1, j + BlockColumns), p, Math.Min(BlockDepth, depth - p), scratch);
        }
    }

    private nint Cut(nint count, nint step, int part) => Math.Min(count, (count + step - 1) / step * part / parts * step);

    private void Block(nint i0, nint i1, nint j0, nint j1, nint p, nint deep, Scratch s)
    {
        bool copyB = b.Column != 1 || (j1 - j0) % TileGrid.ColumnStep != 0 || b.Row * deep > 2 * PanelColumns * 64;
        if (copyB)
            CopyPanels(b.At(p, j0), deep, j1 - j0, s.B);
        // Rows that lie thousands of bytes apart compete for the same few places in the caches.
        bool copyA = a.Column != 1 || alpha != 1 || a.Row > 2 * BlockDepth && j1 - j0 > 2 * PanelColumns;
        for (nint i = i0; i < i1; i += BlockRows)
        {
            nint height = Math.Min(BlockRows, i1 - i);
            var block = a.At(i, p);
            if (copyA)
                block = CopyRows(block, height, deep, s.A);
            for (nint j = j0; j < j1; j += PanelColumns)
            {
                double* panel = copyB ? s.B.Start + (j - j0) * deep : b.At(p, j).Start;
                nint width = Math.Min(PanelColumns, j1 - j);
                nint panelRow = copyB ? TileGrid.PadColumns(width) : b.Row;
                Panel(height, width, deep, block, panel, panelRow, c.At(i, j), fresh: p == 0 && !addToC, s);
            }
        }
    }

    private static void Panel(nint height, nint width, nint deep, Operand block, double* panel, nint panelRow, Operand to, bool fresh, Scratch s)
    {
        nint whole = width == TileGrid.PadColumns(width) ? height / TileGrid.RowStep * TileGrid.RowStep : 0;
        if (whole > 0)
            TileGrid.Run(whole, width, deep, block, panel, panelRow, fresh ? s.Zeros.Start : to.Start, fresh ? 0 : to.Row, to.Start, to.Row);
        for (nint i = whole; i < height; i += TileGrid.RowStep)
            Edge(Math.Min(TileGrid.RowStep, height - i), width, deep, block.At(i, 0), panel, panelRow, to.At(i, 0), fresh, s);
    }

    /// <summary>A tile that hangs over the border of C is computed elsewhere, and the part that lies inside is copied.</summary>
    private static void Edge(nint height, nint width, nint deep, Operand block, double* panel, nint panelRow, Operand to, bool fresh, Scratch s)
    {
        if (height < TileGrid.RowStep)
        {
            s.EdgeA.Span.Clear();
            for (nint i = 0; i < height; i++)
                new Span<double>(block.At(i, 0).Start, (int)deep).CopyTo(new Span<double>(s.EdgeA.Start + i * BlockDepth, (int)deep));
            block = new Operand(s.EdgeA.Start, BlockDepth, 1);
        }
        s.EdgeC.Span.Clear();
        for (nint i = 0; i < height && !fresh; i++)
            new Span<double>(to.At(i, 0).Start, (int)width).CopyTo(new Span<double>(s.EdgeC.Start + i * PanelColumns, (int)width));
        TileGrid.Run(TileGrid.RowStep, TileGrid.PadColumns(width), deep, block, panel, panelRow, s.EdgeC.Start, PanelColumns, s.EdgeC.Start, PanelColumns);
        for (nint i = 0; i < height; i++)
            new Span<double>(s.EdgeC.Start + i * PanelColumns, (int)width).CopyTo(new Span<double>(to.At(i, 0).Start, (int)width));
    }

    private static void CopyPanels(Operand from, nint deep, nint columns, AlignedBuffer buffer)
    {
        for (nint j = 0; j < columns; j += PanelColumns)
        {
            double* to = buffer.Start + j * deep;
            nint width = Math.Min(PanelColumns, columns - j), padded = TileGrid.PadColumns(width);
            for (nint p = 0; p < deep; p++, to += padded)
            {
                double* row = from.At(p, j).Start;
                if (from.Column == 1)
                    new Span<double>(row, (int)width).CopyTo(new Span<double>(to, (int)width));
                else
                {
                    for (nint q = 0; q < width; q++)
                        to[q] = row[q * from.Column];
                }
                for (nint q = width; q < padded; q++)
                    to[q] = 0;
            }
        }
    }

    private Operand CopyRows(Operand from, nint height, nint deep, AlignedBuffer buffer)
    {
        for (nint i = 0; i < height && from.Column == 1; i++)
            TensorPrimitives.Multiply(new ReadOnlySpan<double>(from.At(i, 0).Start, (int)deep), alpha, new Span<double>(buffer.Start + i * BlockDepth, (int)deep));
        for (nint p = 0; p < deep && from.Column != 1; p++)
        {
            double* column = from.At(0, p).Start, to = buffer.Start + p;
            for (nint i = 0; i < height; i++)
                to[i * BlockDepth] = alpha * column[i * from.Row];
        }
        return new Operand(buffer.Start, BlockDepth, 1);
    }

    private sealed class Scratch
    {
        public readonly AlignedBuffer A = new(BlockRows * BlockDepth);
        public readonly AlignedBuffer B = new(BlockColumns * BlockDepth);
        public readonly AlignedBuffer EdgeA = new(TileGrid.RowStep * BlockDepth);
        public readonly AlignedBuffer EdgeC = new(TileGrid.RowStep * PanelColumns);
        public readonly AlignedBuffer Zeros = new(PanelColumns);
    }
}
