using System.Numerics;
using System.Runtime.CompilerServices;

namespace Workbook;

internal sealed class GradientDescentOptimizer(double learningRate) : Optimizer(learningRate)
{
    internal override int StatePerParameter => 0;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override unsafe void Step(double* w, double* g, double* state, nint count, double learningRate, long step)
    {
        for (nint i = 0; i < count; i += Vector<double>.Count)
        {
            (Vector.Load(w + i) - learningRate * Vector.Load(g + i)).Store(w + i);
        }
    }

    public override string ToString() => $"gradient descent, learning rate {LearningRate}";
}
