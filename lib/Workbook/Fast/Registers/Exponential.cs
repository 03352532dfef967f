using System.Runtime.CompilerServices;

namespace Workbook;

/// <summary>eᶻ lane by lane.</summary>
internal static class Exponential<TVector, TLanes>
    where TVector : struct
    where TLanes : ILanes<TVector>
{
    /// <summary>
    /// e⁻ᶻ to 2 units in the last place. With z = r − n ln 2 and |r| ≤ ½ ln 2 it is 2ⁿ e⁻ʳ, and of the series of e⁻ʳ thirteen terms are
    /// enough. Those of even and of odd powers are summed side by side. Beyond ±708 the result is that at ±708, nearly 0 or infinite.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector OfNegative(TVector z)
    {
        // Adding it rounds to whole numbers.
        var rounding = TLanes.Broadcast(1.5 * (1L << 52));
        // ln 2 in two parts (fdlibm), the first so short that its products with n are exact.
        TVector log2 = TLanes.Broadcast(6.93147180369123816490e-01),
            log2Rest = TLanes.Broadcast(1.90821492927058770002e-10);
        z = TLanes.Clamp(z, TLanes.Broadcast(708));
        var power = TLanes.MultiplyAdd(z, TLanes.Broadcast(-1 / 0.693147180559945309), rounding);
        var n = TLanes.Subtract(power, rounding);
        var r = TLanes.MultiplyAdd(n, log2Rest, TLanes.MultiplyAdd(n, log2, z));
        var r2 = TLanes.Multiply(r, r);
        var even = TLanes.MultiplyAdd(TLanes.Broadcast(1 / 479001600.0), r2, TLanes.Broadcast(1 / 3628800.0));
        var odd = TLanes.MultiplyAdd(TLanes.Broadcast(-1 / 39916800.0), r2, TLanes.Broadcast(-1 / 362880.0));
        even = TLanes.MultiplyAdd(even, r2, TLanes.Broadcast(1 / 40320.0));
        odd = TLanes.MultiplyAdd(odd, r2, TLanes.Broadcast(-1 / 5040.0));
        even = TLanes.MultiplyAdd(even, r2, TLanes.Broadcast(1 / 720.0));
        odd = TLanes.MultiplyAdd(odd, r2, TLanes.Broadcast(-1 / 120.0));
        even = TLanes.MultiplyAdd(even, r2, TLanes.Broadcast(1 / 24.0));
        odd = TLanes.MultiplyAdd(odd, r2, TLanes.Broadcast(-1 / 6.0));
        even = TLanes.MultiplyAdd(even, r2, TLanes.Broadcast(1 / 2.0));
        odd = TLanes.MultiplyAdd(odd, r2, TLanes.Broadcast(-1));
        even = TLanes.MultiplyAdd(even, r2, TLanes.Broadcast(1));
        return TLanes.TimesPowerOfTwo(TLanes.MultiplyAdd(odd, r, even), power);
    }
}
