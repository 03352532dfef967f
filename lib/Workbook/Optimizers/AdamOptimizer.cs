using System.Numerics;
using System.Runtime.CompilerServices;

namespace Workbook;

internal sealed class AdamOptimizer : Optimizer
{
    private readonly double _beta1,
        _beta2,
        _epsilon;

    public AdamOptimizer(double learningRate, double beta1, double beta2, double epsilon)
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
            squares = state + count;
        var (correction1, correction2) = (
            new Vector<double>(1 - Math.Pow(_beta1, step)),
            new Vector<double>(1 - Math.Pow(_beta2, step))
        );
        var small = new Vector<double>(_epsilon);
        for (nint i = 0; i < count; i += Vector<double>.Count)
        {
            var gradient = Vector.Load(g + i);
            var m = _beta1 * Vector.Load(means + i) + (1 - _beta1) * gradient;
            var v = _beta2 * Vector.Load(squares + i) + (1 - _beta2) * gradient * gradient;
            m.Store(means + i);
            v.Store(squares + i);
            (
                Vector.Load(w + i) - learningRate * (m / correction1) / (Vector.SquareRoot(v / correction2) + small)
            ).Store(w + i);
        }
    }

    public override string ToString() => $"Adam, learning rate {LearningRate}";
}
