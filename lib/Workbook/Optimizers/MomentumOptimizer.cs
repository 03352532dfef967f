namespace Workbook;

internal sealed class MomentumOptimizer : Optimizer
{
    public MomentumOptimizer(double learningRate, double momentum)
        : base(learningRate)
    {
        RequireFraction(momentum, nameof(momentum));
        Mu = momentum;
    }

    public double Mu { get; }

    public override int StatePerParameter => 1;

    public override double Change(double g, Span<double> state, double learningRate, long step)
    {
        ref var v = ref state[0];
        v = Mu * v + g;
        return learningRate * v;
    }

    public override string ToString() => $"momentum {Mu}, learning rate {LearningRate}";
}
