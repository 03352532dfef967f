using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace Workbook;

internal sealed unsafe class SoftmaxKernel<TVector, TLanes> : ActivationKernel
    where TVector : struct
    where TLanes : ILanes<TVector>
{
    public override bool NeedsZ => false;

    /// <summary>eᶻ/Σeᶻ, row by row and in place; the largest z is subtracted first, as it does not count and could overflow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Apply(double* a, nint rows, nint stride, int columns)
    {
        for (var end = a + rows * stride; a < end; a += stride)
        {
            var largest = a[0];
            for (var j = 1; j < columns; j++)
            {
                largest = a[j] > largest ? a[j] : largest;
            }

            var top = TLanes.Broadcast(largest);
            for (var j = 0; j < columns; j += TLanes.Count)
            {
                TLanes.Store(Exponential<TVector, TLanes>.OfNegative(TLanes.Subtract(top, TLanes.Load(a + j))), a + j);
            }

            double sum = 0;
            for (var j = 0; j < columns; j++)
            {
                sum += a[j];
            }

            var total = TLanes.Broadcast(sum);
            for (var j = 0; j < columns; j += TLanes.Count)
            {
                TLanes.Store(TLanes.Divide(TLanes.Load(a + j), total), a + j);
            }
        }
    }

    /// <summary>dZ = p·(dP − p·dPᵀ), in place.</summary>
    public override void Backward(double* z, double* a, double* d, nint rows, nint stride, int columns)
    {
        for (nint i = 0; i < rows; i++)
        {
            Span<double> p = new(a + i * stride, columns),
                dp = new(d + i * stride, columns);
            TensorPrimitives.Subtract(dp, TensorPrimitives.Dot<double>(p, dp), dp);
            TensorPrimitives.Multiply(p, dp, dp);
        }
    }
}
