using System.Runtime.CompilerServices;

namespace Workbook;

internal sealed unsafe class SigmoidKernel<TVector, TLanes> : ActivationKernel
    where TVector : struct
    where TLanes : ILanes<TVector>
{
    public override bool NeedsZ => false;

    /// <summary>σ(z) = 1/(1 + e⁻ᶻ), in place, to 2 units in the last place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Apply(double* a, nint rows, nint stride, int columns)
    {
        var one = TLanes.Broadcast(1);
        for (nint i = 0; i < rows * stride; i += TLanes.Count)
        {
            var power = Exponential<TVector, TLanes>.OfNegative(TLanes.Load(a + i));
            TLanes.Store(TLanes.Divide(one, TLanes.Add(one, power)), a + i);
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
