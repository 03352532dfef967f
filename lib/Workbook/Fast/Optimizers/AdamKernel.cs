using System.Numerics;
using System.Runtime.CompilerServices;

namespace Workbook;

internal sealed unsafe class AdamKernel(double beta1, double beta2, double epsilon) : OptimizerKernel
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Step(double* w, double* g, double* state, nint count, double learningRate, long step)
    {
        double* means = state,
            squares = state + count;
        var (correction1, correction2) = (
            new Vector<double>(1 - Math.Pow(beta1, step)),
            new Vector<double>(1 - Math.Pow(beta2, step))
        );
        var small = new Vector<double>(epsilon);
        for (nint i = 0; i < count; i += Vector<double>.Count)
        {
            var gradient = Vector.Load(g + i);
            var m = beta1 * Vector.Load(means + i) + (1 - beta1) * gradient;
            var v = beta2 * Vector.Load(squares + i) + (1 - beta2) * gradient * gradient;
            m.Store(means + i);
            v.Store(squares + i);
            (
                Vector.Load(w + i) - learningRate * (m / correction1) / (Vector.SquareRoot(v / correction2) + small)
            ).Store(w + i);
        }
    }
}
