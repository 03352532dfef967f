using System.Numerics;
using System.Runtime.CompilerServices;

namespace Workbook;

internal sealed class MomentumOptimizer : Optimizer
{
    private readonly double _momentum;

    public MomentumOptimizer(double learningRate, double momentum)
        : base(learningRate)
    {
        RequireFraction(momentum, nameof(momentum));
        this._momentum = momentum;
    }

    internal override int StatePerParameter => 1;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override unsafe void Step(double* w, double* g, double* state, nint count, double learningRate, long step)
    {
        for (nint i = 0; i < count; i += Vector<double>.Count)
        {
            var v = _momentum * Vector.Load(state + i) + Vector.Load(g + i);
            v.Store(state + i);
            (Vector.Load(w + i) - learningRate * v).Store(w + i);
        }
    }

    public override string ToString() => $"momentum {_momentum}, learning rate {LearningRate}";
}
