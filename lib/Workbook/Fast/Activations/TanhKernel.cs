using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace Workbook;

internal sealed unsafe class TanhKernel : ActivationKernel
{
    public override bool NeedsZ => false;

    public override void Apply(double* a, nint rows, nint stride, int columns)
    {
        var all = new Span<double>(a, (int)(rows * stride));
        if (!OperatingSystem.IsBrowser())
        {
            TensorPrimitives.Tanh(all, all);
            return;
        }

        // .NET interprets there, and entry by entry is the faster way.
        foreach (ref var entry in all)
        {
            entry = Math.Tanh(entry);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Backward(double* z, double* a, double* d, nint rows, nint stride, int columns)
    {
        for (nint i = 0; i < rows * stride; i += Vector<double>.Count)
        {
            var t = Vector.Load(a + i);
            (Vector.Load(d + i) * (Vector<double>.One - t * t)).Store(d + i);
        }
    }
}
