using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Workbook;

/// <summary>Covers a product C = start + A·B with tiles, in the widest registers of this processor.</summary>
internal static unsafe class TileGrid
{
    /// <summary>Rows of A and C must be padded to a multiple of this.</summary>
    public const int RowStep = 6;

    /// <summary>Columns of B and C must be padded to a multiple of this.</summary>
    public const int ColumnStep = 8;

    public static nint PadRows(nint rows) => (rows + RowStep - 1) / RowStep * RowStep;

    public static nint PadColumns(nint columns) => (columns + ColumnStep - 1) / ColumnStep * ColumnStep;

    /// <param name="rows">Of C; a multiple of <see cref="RowStep"/>.</param>
    /// <param name="columns">Of C; a multiple of <see cref="ColumnStep"/>.</param>
    /// <param name="depth">Columns of A, rows of B.</param>
    /// <param name="a">rows × depth.</param>
    /// <param name="b">depth × columns; the columns lie side by side.</param>
    /// <param name="start">What the sums begin with, rows × columns; may be C itself. A row stride of 0 repeats one row, such as zeros.</param>
    /// <param name="c">rows × columns; the columns lie side by side.</param>
    public static void Run(
        nint rows,
        nint columns,
        nint depth,
        in Operand a,
        in Operand b,
        in Operand start,
        in Operand c
    )
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Cover<Vector512<double>, Lanes512>(4, rows, columns, depth, in a, in b, in start, in c);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Cover<Vector256<double>, Lanes256>(2, rows, columns, depth, in a, in b, in start, in c);
        }
        else
        {
            Cover<Vector128<double>, Lanes128>(2, rows, columns, depth, in a, in b, in start, in c);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Cover<TVector, TLanes>(
        int widest,
        nint rows,
        nint columns,
        nint depth,
        in Operand a,
        in Operand b,
        in Operand start,
        in Operand c
    )
        where TVector : struct
        where TLanes : ILanes<TVector>
    {
        var first = a;
        double* bStart = b.Start,
            startStart = start.Start,
            cStart = c.Start;
        nint bRow = b.Row,
            startRow = start.Row,
            cRow = c.Row;
        for (nint j = 0, width; j < columns; j += width)
        {
            var registers = widest;
            while (registers * TLanes.Count > columns - j)
            {
                registers /= 2;
            }

            width = registers * TLanes.Count;
            for (nint i = 0; i < rows; i += RowStep)
            {
                double* bj = bStart + j,
                    from = startStart + i * startRow + j,
                    to = cStart + i * cRow + j;
                switch (registers)
                {
                    case 4:
                        Tile<TVector, TLanes>.Wide(depth, first.At(i, 0), bj, bRow, from, startRow, to, cRow);
                        break;
                    case 2:
                        Tile<TVector, TLanes>.Half(depth, first.At(i, 0), bj, bRow, from, startRow, to, cRow);
                        break;
                    default:
                        Tile<TVector, TLanes>.Single(depth, first.At(i, 0), bj, bRow, from, startRow, to, cRow);
                        break;
                }
            }
        }
    }
}
