using System.Numerics;
using System.Runtime.CompilerServices;

namespace Workbook;

internal sealed unsafe class GradientDescentKernel : OptimizerKernel
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Step(double* w, double* g, double* state, nint count, double learningRate, long step)
    {
        for (nint i = 0; i < count; i += Vector<double>.Count)
        {
            (Vector.Load(w + i) - learningRate * Vector.Load(g + i)).Store(w + i);
        }
    }
}
