using System.Runtime.CompilerServices;

namespace Workbook;

/// <summary>Leaky ReLU, or ReLU if the slope is 0.</summary>
internal sealed unsafe class LeakyReLUKernel<TVector, TLanes>(double slope) : ActivationKernel
    where TVector : struct
    where TLanes : ILanes<TVector>
{
    // With any other slope, A is positive where Z is.
    public override bool NeedsZ => slope < 0;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Apply(double* a, nint rows, nint stride, int columns)
    {
        var slopes = TLanes.Broadcast(slope);
        for (nint i = 0; i < rows * stride; i += TLanes.Count)
        {
            var z = TLanes.Load(a + i);
            TLanes.Store(TLanes.WherePositive(z, z, TLanes.Multiply(slopes, z)), a + i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Backward(double* z, double* a, double* d, nint rows, nint stride, int columns)
    {
        TVector slopes = TLanes.Broadcast(slope),
            ones = TLanes.Broadcast(1);
        for (nint i = 0; i < rows * stride; i += TLanes.Count)
        {
            TLanes.Store(
                TLanes.Multiply(TLanes.Load(d + i), TLanes.WherePositive(TLanes.Load(z + i), ones, slopes)),
                d + i
            );
        }
    }
}
