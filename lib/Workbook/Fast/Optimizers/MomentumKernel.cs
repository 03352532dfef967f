using System.Numerics;
using System.Runtime.CompilerServices;

namespace Workbook;

internal sealed unsafe class MomentumKernel(double momentum) : OptimizerKernel
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Step(double* w, double* g, double* state, nint count, double learningRate, long step)
    {
        for (nint i = 0; i < count; i += Vector<double>.Count)
        {
            var v = momentum * Vector.Load(state + i) + Vector.Load(g + i);
            v.Store(state + i);
            (Vector.Load(w + i) - learningRate * v).Store(w + i);
        }
    }
}
