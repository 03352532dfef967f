using System.Runtime.CompilerServices;

namespace Workbook;

internal sealed unsafe class SigmoidKernel<TVector, TLanes> : ActivationKernel
    where TVector : struct
    where TLanes : ILanes<TVector>
{
    public override bool NeedsZ => false;

    /// <summary>
    /// σ(z) = 1/(1 + e⁻ᶻ), in place, to 2 units in the last place. With z = r − n ln 2 and |r| ≤ ½ ln 2 is e⁻ᶻ = 2ⁿ e⁻ʳ, and of the
    /// series of e⁻ʳ thirteen terms are enough. Those of even and of odd powers are summed side by side.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Apply(double* a, nint rows, nint stride, int columns)
    {
        // Beyond, e⁻ᶻ is no normal number, and σ is 0 or 1 to 307 digits.
        var limit = TLanes.Broadcast(708);
        // Adding it rounds to whole numbers.
        TVector rounding = TLanes.Broadcast(1.5 * (1L << 52)),
            one = TLanes.Broadcast(1);
        // ln 2 in two parts (fdlibm), the first so short that its products with n are exact.
        TVector log2 = TLanes.Broadcast(6.93147180369123816490e-01),
            log2Rest = TLanes.Broadcast(1.90821492927058770002e-10);
        for (nint i = 0; i < rows * stride; i += TLanes.Count)
        {
            var z = TLanes.Clamp(TLanes.Load(a + i), limit);
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
            even = TLanes.MultiplyAdd(even, r2, one);
            var e = TLanes.MultiplyAdd(odd, r, even);
            TLanes.Store(TLanes.Divide(one, TLanes.Add(one, TLanes.TimesPowerOfTwo(e, power))), a + i);
        }
    }

    /// <summary>dZ = dA·a(1 − a), in place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Backward(double* z, double* a, double* d, nint rows, nint stride, int columns)
    {
        var one = TLanes.Broadcast(1);
        for (nint i = 0; i < rows * stride; i += TLanes.Count)
        {
            var s = TLanes.Load(a + i);
            TLanes.Store(TLanes.Multiply(TLanes.Load(d + i), TLanes.Multiply(s, TLanes.Subtract(one, s))), d + i);
        }
    }
}
