namespace Workbook;

internal sealed class AdamaxOptimizer : Optimizer
{
    public AdamaxOptimizer(double learningRate, double beta1, double beta2, double epsilon)
        : base(learningRate)
    {
        RequireFraction(beta1, nameof(beta1));
        RequireFraction(beta2, nameof(beta2));
        RequirePositive(epsilon, nameof(epsilon));
        (Beta1, Beta2, Epsilon) = (beta1, beta2, epsilon);
    }

    public double Beta1 { get; }

    public double Beta2 { get; }

    public double Epsilon { get; }

    public override int StatePerParameter => 2;

    public override double Change(double g, Span<double> state, double learningRate, long step)
    {
        ref var m = ref state[0];
        ref var u = ref state[1];
        m = Beta1 * m + (1 - Beta1) * g;
        u = Math.Max(Beta2 * u, Math.Abs(g));
        return learningRate / (1 - Math.Pow(Beta1, step)) * m / (u + Epsilon);
    }

    public override string ToString() => $"Adamax, learning rate {LearningRate}";
}
