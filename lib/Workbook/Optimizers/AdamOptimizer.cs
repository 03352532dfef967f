namespace Workbook;

internal sealed class AdamOptimizer : Optimizer
{
    public AdamOptimizer(double learningRate, double beta1, double beta2, double epsilon)
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
        ref var v = ref state[1];
        m = Beta1 * m + (1 - Beta1) * g;
        v = Beta2 * v + (1 - Beta2) * g * g;
        // The means begin at 0, which makes the first ones too small: their weights so far sum to 1 − βᵗ only.
        var (mean, square) = (m / (1 - Math.Pow(Beta1, step)), v / (1 - Math.Pow(Beta2, step)));
        return learningRate * mean / (Math.Sqrt(square) + Epsilon);
    }

    public override string ToString() => $"Adam, learning rate {LearningRate}";
}
