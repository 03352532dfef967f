using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Workbook.Benchmarks;

/// <summary>What the processor can do at best: multiply-adds on registers alone, in as many independent chains as it has use for.</summary>
internal sealed class MultiplyAddPeak : IContender
{
    private const int Rounds = 2_000_000;
    private const int Chains = 12;

    public string Name => "peak";

    /// <summary>Seconds of one multiply-add and thread.</summary>
    public double? Seconds(string work)
    {
        var clock = Stopwatch.StartNew();
        Workers.Run(Run, Workers.Count, Workers.Count);
        return clock.Elapsed.TotalSeconds / ((double)Rounds * Chains * Lanes * Workers.Count);
    }

    private static void Run(int part, int thread)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Loop<Vector512<double>, Lanes512>();
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Loop<Vector256<double>, Lanes256>();
        }
        else
        {
            Loop<Vector128<double>, Lanes128>();
        }
    }

    private static int Lanes =>
        Vector512.IsHardwareAccelerated ? 8
        : Vector256.IsHardwareAccelerated ? 4
        : 2;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static unsafe void Loop<TVector, TLanes>()
        where TVector : struct
        where TLanes : ILanes<TVector>
    {
        TVector x = TLanes.Broadcast(0.999999),
            y = TLanes.Broadcast(1e-9);
        TVector a = y,
            b = y,
            c = y,
            d = y,
            e = y,
            f = y,
            g = y,
            h = y,
            i = y,
            j = y,
            k = y,
            l = y;
        for (var round = 0; round < Rounds; round++)
        {
            a = TLanes.MultiplyAdd(a, x, y);
            b = TLanes.MultiplyAdd(b, x, y);
            c = TLanes.MultiplyAdd(c, x, y);
            d = TLanes.MultiplyAdd(d, x, y);
            e = TLanes.MultiplyAdd(e, x, y);
            f = TLanes.MultiplyAdd(f, x, y);
            g = TLanes.MultiplyAdd(g, x, y);
            h = TLanes.MultiplyAdd(h, x, y);
            i = TLanes.MultiplyAdd(i, x, y);
            j = TLanes.MultiplyAdd(j, x, y);
            k = TLanes.MultiplyAdd(k, x, y);
            l = TLanes.MultiplyAdd(l, x, y);
        }
        // Used, so that the compiler cannot leave the chains out.
        var sink = stackalloc double[8];
        a = TLanes.MultiplyAdd(a, b, TLanes.MultiplyAdd(c, d, TLanes.MultiplyAdd(e, f, y)));
        TLanes.Store(TLanes.MultiplyAdd(g, h, TLanes.MultiplyAdd(i, j, TLanes.MultiplyAdd(k, l, a))), sink);
    }
}
