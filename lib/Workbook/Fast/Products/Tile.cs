using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Workbook;

/// <summary>
/// The inner loops of every product: six rows of C, as many columns as fit into the registers, summed over the whole depth.
/// Written out, because the compiler keeps single variables in registers, but no arrays. Each entry of C is one chain of
/// multiply-adds from its start value, in the order of the depth: how a product is cut into tiles and threads changes no bit.
/// </summary>
internal static unsafe class Tile<TVector, TLanes>
    where TVector : struct
    where TLanes : ILanes<TVector>
{
    /// <summary>Four registers wide, for processors with 32 registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Wide(
        nint depth,
        Operand a,
        double* b,
        nint bRow,
        double* start,
        nint startRow,
        double* c,
        nint cRow
    )
    {
        nint lanes = TLanes.Count;
        double* a0 = a.Start,
            a1 = a0 + a.Row,
            a2 = a1 + a.Row,
            a3 = a2 + a.Row,
            a4 = a3 + a.Row,
            a5 = a4 + a.Row;
        TVector c00 = TLanes.Load(start),
            c01 = TLanes.Load(start + lanes),
            c02 = TLanes.Load(start + 2 * lanes),
            c03 = TLanes.Load(start + 3 * lanes);
        start += startRow;
        TVector c10 = TLanes.Load(start),
            c11 = TLanes.Load(start + lanes),
            c12 = TLanes.Load(start + 2 * lanes),
            c13 = TLanes.Load(start + 3 * lanes);
        start += startRow;
        TVector c20 = TLanes.Load(start),
            c21 = TLanes.Load(start + lanes),
            c22 = TLanes.Load(start + 2 * lanes),
            c23 = TLanes.Load(start + 3 * lanes);
        start += startRow;
        TVector c30 = TLanes.Load(start),
            c31 = TLanes.Load(start + lanes),
            c32 = TLanes.Load(start + 2 * lanes),
            c33 = TLanes.Load(start + 3 * lanes);
        start += startRow;
        TVector c40 = TLanes.Load(start),
            c41 = TLanes.Load(start + lanes),
            c42 = TLanes.Load(start + 2 * lanes),
            c43 = TLanes.Load(start + 3 * lanes);
        start += startRow;
        TVector c50 = TLanes.Load(start),
            c51 = TLanes.Load(start + lanes),
            c52 = TLanes.Load(start + 2 * lanes),
            c53 = TLanes.Load(start + 3 * lanes);
        // Of a large C, no cache remembers the next tile.
        var ahead = c + TileGrid.RowStep * cRow;
        for (nint p = 0, q = 0; p < depth; p++, q += a.Column, b += bRow)
        {
            if (p < TileGrid.RowStep && Sse.IsSupported)
            {
                Sse.Prefetch0(ahead);
                Sse.Prefetch0(ahead + lanes);
                Sse.Prefetch0(ahead + 2 * lanes);
                Sse.Prefetch0(ahead + 3 * lanes);
                ahead += cRow;
            }
            TVector b0 = TLanes.Load(b),
                b1 = TLanes.Load(b + lanes),
                b2 = TLanes.Load(b + 2 * lanes),
                b3 = TLanes.Load(b + 3 * lanes);
            var x0 = TLanes.Broadcast(a0[q]);
            c00 = TLanes.MultiplyAdd(x0, b0, c00);
            c01 = TLanes.MultiplyAdd(x0, b1, c01);
            c02 = TLanes.MultiplyAdd(x0, b2, c02);
            c03 = TLanes.MultiplyAdd(x0, b3, c03);
            var x1 = TLanes.Broadcast(a1[q]);
            c10 = TLanes.MultiplyAdd(x1, b0, c10);
            c11 = TLanes.MultiplyAdd(x1, b1, c11);
            c12 = TLanes.MultiplyAdd(x1, b2, c12);
            c13 = TLanes.MultiplyAdd(x1, b3, c13);
            var x2 = TLanes.Broadcast(a2[q]);
            c20 = TLanes.MultiplyAdd(x2, b0, c20);
            c21 = TLanes.MultiplyAdd(x2, b1, c21);
            c22 = TLanes.MultiplyAdd(x2, b2, c22);
            c23 = TLanes.MultiplyAdd(x2, b3, c23);
            var x3 = TLanes.Broadcast(a3[q]);
            c30 = TLanes.MultiplyAdd(x3, b0, c30);
            c31 = TLanes.MultiplyAdd(x3, b1, c31);
            c32 = TLanes.MultiplyAdd(x3, b2, c32);
            c33 = TLanes.MultiplyAdd(x3, b3, c33);
            var x4 = TLanes.Broadcast(a4[q]);
            c40 = TLanes.MultiplyAdd(x4, b0, c40);
            c41 = TLanes.MultiplyAdd(x4, b1, c41);
            c42 = TLanes.MultiplyAdd(x4, b2, c42);
            c43 = TLanes.MultiplyAdd(x4, b3, c43);
            var x5 = TLanes.Broadcast(a5[q]);
            c50 = TLanes.MultiplyAdd(x5, b0, c50);
            c51 = TLanes.MultiplyAdd(x5, b1, c51);
            c52 = TLanes.MultiplyAdd(x5, b2, c52);
            c53 = TLanes.MultiplyAdd(x5, b3, c53);
        }
        TLanes.Store(c00, c);
        TLanes.Store(c01, c + lanes);
        TLanes.Store(c02, c + 2 * lanes);
        TLanes.Store(c03, c + 3 * lanes);
        c += cRow;
        TLanes.Store(c10, c);
        TLanes.Store(c11, c + lanes);
        TLanes.Store(c12, c + 2 * lanes);
        TLanes.Store(c13, c + 3 * lanes);
        c += cRow;
        TLanes.Store(c20, c);
        TLanes.Store(c21, c + lanes);
        TLanes.Store(c22, c + 2 * lanes);
        TLanes.Store(c23, c + 3 * lanes);
        c += cRow;
        TLanes.Store(c30, c);
        TLanes.Store(c31, c + lanes);
        TLanes.Store(c32, c + 2 * lanes);
        TLanes.Store(c33, c + 3 * lanes);
        c += cRow;
        TLanes.Store(c40, c);
        TLanes.Store(c41, c + lanes);
        TLanes.Store(c42, c + 2 * lanes);
        TLanes.Store(c43, c + 3 * lanes);
        c += cRow;
        TLanes.Store(c50, c);
        TLanes.Store(c51, c + lanes);
        TLanes.Store(c52, c + 2 * lanes);
        TLanes.Store(c53, c + 3 * lanes);
    }

    /// <summary>Two registers wide.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Half(
        nint depth,
        Operand a,
        double* b,
        nint bRow,
        double* start,
        nint startRow,
        double* c,
        nint cRow
    )
    {
        nint lanes = TLanes.Count;
        double* a0 = a.Start,
            a1 = a0 + a.Row,
            a2 = a1 + a.Row,
            a3 = a2 + a.Row,
            a4 = a3 + a.Row,
            a5 = a4 + a.Row;
        TVector c00 = TLanes.Load(start),
            c01 = TLanes.Load(start + lanes);
        start += startRow;
        TVector c10 = TLanes.Load(start),
            c11 = TLanes.Load(start + lanes);
        start += startRow;
        TVector c20 = TLanes.Load(start),
            c21 = TLanes.Load(start + lanes);
        start += startRow;
        TVector c30 = TLanes.Load(start),
            c31 = TLanes.Load(start + lanes);
        start += startRow;
        TVector c40 = TLanes.Load(start),
            c41 = TLanes.Load(start + lanes);
        start += startRow;
        TVector c50 = TLanes.Load(start),
            c51 = TLanes.Load(start + lanes);
        for (nint p = 0, q = 0; p < depth; p++, q += a.Column, b += bRow)
        {
            TVector b0 = TLanes.Load(b),
                b1 = TLanes.Load(b + lanes);
            var x0 = TLanes.Broadcast(a0[q]);
            c00 = TLanes.MultiplyAdd(x0, b0, c00);
            c01 = TLanes.MultiplyAdd(x0, b1, c01);
            var x1 = TLanes.Broadcast(a1[q]);
            c10 = TLanes.MultiplyAdd(x1, b0, c10);
            c11 = TLanes.MultiplyAdd(x1, b1, c11);
            var x2 = TLanes.Broadcast(a2[q]);
            c20 = TLanes.MultiplyAdd(x2, b0, c20);
            c21 = TLanes.MultiplyAdd(x2, b1, c21);
            var x3 = TLanes.Broadcast(a3[q]);
            c30 = TLanes.MultiplyAdd(x3, b0, c30);
            c31 = TLanes.MultiplyAdd(x3, b1, c31);
            var x4 = TLanes.Broadcast(a4[q]);
            c40 = TLanes.MultiplyAdd(x4, b0, c40);
            c41 = TLanes.MultiplyAdd(x4, b1, c41);
            var x5 = TLanes.Broadcast(a5[q]);
            c50 = TLanes.MultiplyAdd(x5, b0, c50);
            c51 = TLanes.MultiplyAdd(x5, b1, c51);
        }
        TLanes.Store(c00, c);
        TLanes.Store(c01, c + lanes);
        c += cRow;
        TLanes.Store(c10, c);
        TLanes.Store(c11, c + lanes);
        c += cRow;
        TLanes.Store(c20, c);
        TLanes.Store(c21, c + lanes);
        c += cRow;
        TLanes.Store(c30, c);
        TLanes.Store(c31, c + lanes);
        c += cRow;
        TLanes.Store(c40, c);
        TLanes.Store(c41, c + lanes);
        c += cRow;
        TLanes.Store(c50, c);
        TLanes.Store(c51, c + lanes);
    }

    /// <summary>One register wide.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Single(
        nint depth,
        Operand a,
        double* b,
        nint bRow,
        double* start,
        nint startRow,
        double* c,
        nint cRow
    )
    {
        nint lanes = TLanes.Count;
        double* a0 = a.Start,
            a1 = a0 + a.Row,
            a2 = a1 + a.Row,
            a3 = a2 + a.Row,
            a4 = a3 + a.Row,
            a5 = a4 + a.Row;
        var c00 = TLanes.Load(start);
        start += startRow;
        var c10 = TLanes.Load(start);
        start += startRow;
        var c20 = TLanes.Load(start);
        start += startRow;
        var c30 = TLanes.Load(start);
        start += startRow;
        var c40 = TLanes.Load(start);
        start += startRow;
        var c50 = TLanes.Load(start);
        for (nint p = 0, q = 0; p < depth; p++, q += a.Column, b += bRow)
        {
            var b0 = TLanes.Load(b);
            var x0 = TLanes.Broadcast(a0[q]);
            c00 = TLanes.MultiplyAdd(x0, b0, c00);
            var x1 = TLanes.Broadcast(a1[q]);
            c10 = TLanes.MultiplyAdd(x1, b0, c10);
            var x2 = TLanes.Broadcast(a2[q]);
            c20 = TLanes.MultiplyAdd(x2, b0, c20);
            var x3 = TLanes.Broadcast(a3[q]);
            c30 = TLanes.MultiplyAdd(x3, b0, c30);
            var x4 = TLanes.Broadcast(a4[q]);
            c40 = TLanes.MultiplyAdd(x4, b0, c40);
            var x5 = TLanes.Broadcast(a5[q]);
            c50 = TLanes.MultiplyAdd(x5, b0, c50);
        }
        TLanes.Store(c00, c);
        c += cRow;
        TLanes.Store(c10, c);
        c += cRow;
        TLanes.Store(c20, c);
        c += cRow;
        TLanes.Store(c30, c);
        c += cRow;
        TLanes.Store(c40, c);
        c += cRow;
        TLanes.Store(c50, c);
    }
}
