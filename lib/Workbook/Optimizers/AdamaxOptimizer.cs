using System.Numerics;
using System.Runtime.CompilerServices;

namespace Workbook;

internal sealed class AdamaxOptimizer : Optimizer
{
    private readonly double _beta1,
        _beta2,
        _epsilon;

    public AdamaxOptimizer(double learningRate, double beta1, double beta2, double epsilon)
        : base(learningRate)
    {
        RequireFraction(beta1, nameof(beta1));
        RequireFraction(beta2, nameof(beta2));
        RequirePositive(epsilon, nameof(epsilon));
        (this._beta1, this._beta2, this._epsilon) = (beta1, beta2, epsilon);
    }

    internal override int StatePerParameter => 2;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override unsafe void Step(double* w, double* g, double* state, nint count, double learningRate, long step)
    {
        double* means = state,
            largest = state + count;
        var rate = learningRate / (1 - Math.Pow(_beta1, step));
        var small = new Vector<double>(_epsilon);
        for (nint i = 0; i < count; i += Vector<double>.Count)
        {
            var gradient = Vector.Load(g + i);
            var m = _beta1 * Vector.Load(means + i) + (1 - _beta1) * gradient;
            var u = Vector.Max(_beta2 * Vector.Load(largest + i), Vector.Abs(gradient));
            m.Store(means + i);
            u.Store(largest + i);
            (Vector.Load(w + i) - rate * m / (u + small)).Store(w + i);
        }
    }

    public override string ToString() => $"Adamax, learning rate {LearningRate}";
}
