using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Workbook;

/// <summary>
/// C = start + α·A·B for matrices of any size and layout, one block after the other: first the threads copy the block's rows of A tile
/// by tile, if they lie far apart, then each computes pieces of C, of the same rows where it can. A thread copies its columns of B once
/// into panels of 32, which stay in its caches while the rows of A pass by.
/// </summary>
internal sealed unsafe class MatrixProduct
{
    private const int PanelColumns = 32;
    private const int MaxDepth = 256;
    private const int MaxRows = 1024;
    private const int MaxColumns = 512;
    private const int NearRows = 240;

    // So few rows use a panel of B too seldom for a copy to pay.
    private const int FewRows = 48;
    private const long MultiplyAddsPerPiece = 100_000;
    private const int PiecesPerThread = 4;

    [ThreadStatic]
    private static Scratch? _scratch;

    private readonly PartRun _copyRows,
        _compute;

    // The present product.
    private nint _rows,
        _columns,
        _depth;
    private double _alpha;
    private Operand _a,
        _b,
        _c;
    private bool _addToC,
        _copyA,
        _copyB;
    private int _piecesAcross,
        _piecesDown;

    // The present block of A and B, and the place of the copy of A.
    private nint _p,
        _deep,
        _top,
        _height,
        _left,
        _breadth;
    private long _block;
    private double* _copyOfA;

    public MatrixProduct() => (_copyRows, _compute) = (CopyRows, Compute);

    /// <param name="rows">Of A and C.</param>
    /// <param name="columns">Of B and C.</param>
    /// <param name="depth">Columns of A, rows of B.</param>
    /// <param name="alpha">Factor of the product.</param>
    /// <param name="a">rows × depth.</param>
    /// <param name="b">depth × columns.</param>
    /// <param name="c">rows × columns, with column stride 1.</param>
    /// <param name="addToC">Whether the sums begin with what C holds, or with 0.</param>
    public void Run(nint rows, nint columns, nint depth, double alpha, Operand a, Operand b, Operand c, bool addToC)
    {
        (_rows, _columns, _depth) = (rows, columns, depth);
        (_alpha, _a, _b, _c, _addToC) = (alpha, a, b, c, addToC);
        // Rows that lie thousands of bytes apart compete for the same few places in the caches.
        _copyA = a.Column != 1 || alpha != 1 || a.Row > 320 && columns > 2 * PanelColumns;
        _copyB =
            b.Column != 1
            || columns % TileGrid.ColumnStep != 0
            || b.Row * depth > 2 * PanelColumns * 64 && rows > FewRows;
        var threads = Workers.Count;
        var wanted =
            threads == 1
                ? 1
                : (int)Math.Clamp((long)rows * columns * depth / MultiplyAddsPerPiece, 1, threads * PiecesPerThread);
        // What a thread reads of A and of B is least if its share of C is about square.
        var across = Math.Clamp(
            Math.Sqrt((double)threads * columns / rows),
            1,
            (columns + PanelColumns - 1) / PanelColumns
        );
        _piecesAcross = Math.Min(wanted, (int)BitOperations.RoundUpToPowerOf2((uint)across / 2 + 1));
        _piecesDown = wanted / _piecesAcross;
        nint depthBlocks = (_depth + MaxDepth - 1) / MaxDepth,
            rowBlocks = (_rows + MaxRows - 1) / MaxRows,
            columnBlocks = (_columns + MaxColumns * _piecesAcross - 1) / (MaxColumns * _piecesAcross);
        _copyOfA = (_scratch ??= new Scratch()).A.Start;
        for (nint part = 0; part < depthBlocks; part++)
        {
            _p = Cut(_depth, 1, part, depthBlocks);
            _deep = Cut(_depth, 1, part + 1, depthBlocks) - _p;
            for (nint row = 0; row < rowBlocks; row++)
            {
                _top = Cut(_rows, TileGrid.RowStep, row, rowBlocks);
                _height = Cut(_rows, TileGrid.RowStep, row + 1, rowBlocks) - _top;
                if (_copyA)
                {
                    Workers.Run(_copyRows, _piecesDown, threads);
                }

                for (nint column = 0; column < columnBlocks; column++)
                {
                    _left = Cut(_columns, PanelColumns, column, columnBlocks);
                    _breadth = Cut(_columns, PanelColumns, column + 1, columnBlocks) - _left;
                    _block++;
                    Workers.Run(_compute, _piecesAcross * _piecesDown, threads);
                }
            }
        }
    }

    private void Compute(int piece, int thread)
    {
        int across = piece / _piecesDown,
            down = piece % _piecesDown;
        nint i0 = Cut(_height, TileGrid.RowStep, down, _piecesDown),
            i1 = Cut(_height, TileGrid.RowStep, down + 1, _piecesDown);
        nint j0 = Cut(_breadth, PanelColumns, across, _piecesAcross),
            j1 = Cut(_breadth, PanelColumns, across + 1, _piecesAcross);
        Piece(i0, i1, _left + j0, j1 - j0, _scratch ??= new Scratch());
    }

    /// <summary>Where a part begins, if so many rows or columns are cut into equal parts of whole steps.</summary>
    private static nint Cut(nint count, nint step, nint part, nint parts) =>
        Math.Min(count, (count + step - 1) / step * part / parts * step);

    private void Piece(nint i0, nint i1, nint left, nint width, Scratch s)
    {
        if (_copyB && s.Held != (this, _block, left))
        {
            CopyPanels(_b.At(_p, left), width, s.B.Start);
            s.Held = (this, _block, left);
        }

        for (var i = i0; i < i1; i += NearRows)
        {
            for (nint j = 0; j < width; j += PanelColumns)
            {
                var panelWidth = Math.Min(PanelColumns, width - j);
                var panel = _copyB
                    ? new Operand(s.B.Start + j * _deep, TileGrid.PadColumns(panelWidth), 1)
                    : _b.At(_p, left + j);
                Panel(i, Math.Min(i1, i + NearRows), left + j, panelWidth, panel, s);
            }
        }
    }

    private void Panel(nint i, nint end, nint j, nint width, Operand panel, Scratch s)
    {
        var whole = width == TileGrid.PadColumns(width) ? i + (end - i) / TileGrid.RowStep * TileGrid.RowStep : i;
        for (var together = _copyA ? TileGrid.RowStep : whole - i; i < whole; i += together)
        {
            var to = _c.At(_top + i, j);
            TileGrid.Run(
                together,
                width,
                _deep,
                TileRows(i),
                panel,
                IsFresh ? new Operand(s.Zeros.Start, 0, 1) : to,
                to
            );
        }
        for (; i < end; i += TileGrid.RowStep)
        {
            Edge(i, Math.Min(TileGrid.RowStep, end - i), j, width, panel, s);
        }
    }

    private bool IsFresh => _p == 0 && !_addToC;

    /// <summary>The block's rows of A from a tile's first row on; when copied, just those of the tile.</summary>
    private Operand TileRows(nint i) =>
        _copyA ? new Operand(_copyOfA + i * _deep, 1, TileGrid.RowStep) : _a.At(_top + i, _p);

    /// <summary>A tile that hangs over the border of C is computed elsewhere, and the part that lies inside is copied.</summary>
    private void Edge(nint i, nint count, nint j, nint width, Operand panel, Scratch s)
    {
        var (from, to) = (TileRows(i), _c.At(_top + i, j));
        if (!_copyA && count < TileGrid.RowStep)
        {
            CopyTile(from, count, s.EdgeA.Start);
            from = new Operand(s.EdgeA.Start, 1, TileGrid.RowStep);
        }
        var edge = new Operand(s.EdgeC.Start, PanelColumns, 1);
        s.EdgeC.Span.Clear();
        for (nint row = 0; row < count && !IsFresh; row++)
        {
            new Span<double>(to.At(row, 0).Start, (int)width).CopyTo(
                new Span<double>(s.EdgeC.Start + row * PanelColumns, (int)width)
            );
        }

        TileGrid.Run(TileGrid.RowStep, TileGrid.PadColumns(width), _deep, from, panel, edge, edge);
        for (nint row = 0; row < count; row++)
        {
            new Span<double>(s.EdgeC.Start + row * PanelColumns, (int)width).CopyTo(
                new Span<double>(to.At(row, 0).Start, (int)width)
            );
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CopyPanels(Operand from, nint width, double* to)
    {
        for (nint q = 0; q < _deep; q++)
        {
            for (nint j = 0; j < width; j += PanelColumns)
            {
                nint panelWidth = Math.Min(PanelColumns, width - j),
                    padded = TileGrid.PadColumns(panelWidth);
                double* source = from.At(q, j).Start,
                    target = to + j * _deep + q * padded;
                if (from.Column == 1 && panelWidth == PanelColumns)
                {
                    for (nint k = 0; k < PanelColumns; k += Vector512<double>.Count)
                    {
                        Vector512.Load(source + k).Store(target + k);
                    }

                    continue;
                }
                for (nint k = 0; k < padded; k++)
                {
                    target[k] = k < panelWidth ? source[k * from.Column] : 0;
                }
            }
        }
    }

    /// <summary>Copies the rows of one tile times α in the order of their use. What stands in for missing rows does not count.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CopyTile(Operand from, nint count, double* to)
    {
        double* a0 = from.Start,
            a1 = Row(1),
            a2 = Row(2),
            a3 = Row(3),
            a4 = Row(4),
            a5 = Row(5);
        for (nint q = 0; q < _deep * from.Column; q += from.Column, to += TileGrid.RowStep)
        {
            to[0] = _alpha * a0[q];
            to[1] = _alpha * a1[q];
            to[2] = _alpha * a2[q];
            to[3] = _alpha * a3[q];
            to[4] = _alpha * a4[q];
            to[5] = _alpha * a5[q];
        }

        double* Row(nint i) => from.At(Math.Min(i, count - 1), 0).Start;
    }

    private void CopyRows(int part, int thread)
    {
        var end = Cut(_height, TileGrid.RowStep, part + 1, _piecesDown);
        for (var i = Cut(_height, TileGrid.RowStep, part, _piecesDown); i < end; i += TileGrid.RowStep)
        {
            CopyTile(_a.At(_top + i, _p), Math.Min(TileGrid.RowStep, end - i), _copyOfA + i * _deep);
        }
    }

    private sealed class Scratch
    {
        public readonly AlignedBuffer A = new((MaxRows + TileGrid.RowStep) * MaxDepth);
        public readonly AlignedBuffer B = new(MaxColumns * MaxDepth);

        /// <summary>Of which product's block, from which column on, B holds the copy.</summary>
        public (MatrixProduct Product, long Block, nint Left) Held;

        public readonly AlignedBuffer EdgeA = new(TileGrid.RowStep * MaxDepth);
        public readonly AlignedBuffer EdgeC = new(TileGrid.RowStep * PanelColumns);
        public readonly AlignedBuffer Zeros = new(PanelColumns);
    }
}
