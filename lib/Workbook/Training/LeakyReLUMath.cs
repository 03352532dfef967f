using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Workbook;

/// <summary>ReLU and leaky ReLU in the widest registers: between the products of a layer of 64 units, their share of the time shows.</summary>
internal static unsafe class LeakyReLUMath
{
    /// <summary>A = g(Z), in place.</summary>
    public static void Apply(double* a, nint count, double slope)
    {
        if (Vector512.IsHardwareAccelerated)
            Apply<Vector512<double>, Lanes512>(a, count, slope);
        else if (Vector256.IsHardwareAccelerated)
            Apply<Vector256<double>, Lanes256>(a, count, slope);
        else
            Apply<Vector128<double>, Lanes128>(a, count, slope);
    }

    /// <summary>dZ from dA, in place.</summary>
    public static void Backward(double* z, double* d, nint count, double slope)
    {
        if (Vector512.IsHardwareAccelerated)
            Backward<Vector512<double>, Lanes512>(z, d, count, slope);
        else if (Vector256.IsHardwareAccelerated)
            Backward<Vector256<double>, Lanes256>(z, d, count, slope);
        else
            Backward<Vector128<double>, Lanes128>(z, d, count, slope);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Apply<TVector, TLanes>(double* a, nint count, double slope) where TVector : struct where TLanes : ILanes<TVector>
    {
        TVector slopes = TLanes.Broadcast(slope);
        for (nint i = 0; i < count; i += TLanes.Count)
        {
            TVector z = TLanes.Load(a + i);
            TLanes.Store(TLanes.WherePositive(z, z, TLanes.Multiply(slopes, z)), a + i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Backward<TVector, TLanes>(double* z, double* d, nint count, double slope) where TVector : struct where TLanes : ILanes<TVector>
    {
        TVector slopes = TLanes.Broadcast(slope), ones = TLanes.Broadcast(1);
        for (nint i = 0; i < count; i += TLanes.Count)
            TLanes.Store(TLanes.Multiply(TLanes.Load(d + i), TLanes.WherePositive(TLanes.Load(z + i), ones, slopes)), d + i);
    }
}
