using System.Numerics;
using System.Runtime.CompilerServices;

namespace Workbook;

internal sealed unsafe class AdamaxKernel(double beta1, double beta2, double epsilon) : OptimizerKernel
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Step(double* w, double* g, double* state, nint count, double learningRate, long step)
    {
        double* means = state,
            largest = state + count;
        var rate = learningRate / (1 - Math.Pow(beta1, step));
        var small = new Vector<double>(epsilon);
        for (nint i = 0; i < count; i += Vector<double>.Count)
        {
            var gradient = Vector.Load(g + i);
            var m = beta1 * Vector.Load(means + i) + (1 - beta1) * gradient;
            var u = Vector.Max(beta2 * Vector.Load(largest + i), Vector.Abs(gradient));
            m.Store(means + i);
            u.Store(largest + i);
            (Vector.Load(w + i) - rate * m / (u + small)).Store(w + i);
        }
    }
}
