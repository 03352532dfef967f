namespace Workbook;

/// <summary>
/// How a gradient g changes a parameter w, one weight or bias like the other: w ← w − Change. An optimizer is a description without
/// memory of its own: each training keeps its state, so one optimizer may serve several trainings. One of your own gives
/// <see cref="Change"/> and the number of its state; both paths of training take it.
/// </summary>
[TypeFormatterSource(typeof(RichDisplayFormatterSource), PreferredMimeTypes = [MimeTypes.Plain])]
public abstract class Optimizer
{
    /// <summary>Sets the learning rate.</summary>
    /// <param name="learningRate">α, finite and not negative.</param>
    protected Optimizer(double learningRate)
    {
        Require.NotNegative(learningRate);
        LearningRate = learningRate;
    }

    /// <summary>The learning rate α before any schedule.</summary>
    public double LearningRate { get; }

    /// <summary>Plain gradient descent, also called SGD when it runs on minibatches: w ← w − α g.</summary>
    /// <param name="learningRate">α, finite and not negative.</param>
    public static Optimizer GradientDescent(double learningRate) => new GradientDescentOptimizer(learningRate);

    /// <summary>Heavy-ball momentum (Polyak 1964): v ← μ v + g, then w ← w − α v.</summary>
    /// <param name="learningRate">α, finite and not negative.</param>
    /// <param name="momentum">μ, from 0 to below 1.</param>
    public static Optimizer Momentum(double learningRate, double momentum = 0.9) =>
        new MomentumOptimizer(learningRate, momentum);

    /// <summary>
    /// Adam (Kingma and Ba 2015, algorithm 1): m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g², then
    /// w ← w − α m̂ / (√v̂ + ε) with m̂ = m / (1 − β₁ᵗ), v̂ = v / (1 − β₂ᵗ) in step t = 1, 2, …
    /// </summary>
    /// <param name="learningRate">α, finite and not negative.</param>
    /// <param name="beta1">β₁, from 0 to below 1.</param>
    /// <param name="beta2">β₂, from 0 to below 1.</param>
    /// <param name="epsilon">ε, greater than 0.</param>
    public static Optimizer Adam(
        double learningRate = 0.001,
        double beta1 = 0.9,
        double beta2 = 0.999,
        double epsilon = 1e-8
    ) => new AdamOptimizer(learningRate, beta1, beta2, epsilon);

    /// <summary>
    /// Adamax (Kingma and Ba 2015, algorithm 2): m ← β₁ m + (1 − β₁) g, u ← max(β₂ u, |g|), then w ← w − α / (1 − β₁ᵗ) · m / (u + ε).
    /// </summary>
    /// <param name="learningRate">α, finite and not negative.</param>
    /// <param name="beta1">β₁, from 0 to below 1.</param>
    /// <param name="beta2">β₂, from 0 to below 1.</param>
    /// <param name="epsilon">ε, greater than 0; the paper has none, and divides 0 by 0 where the gradient has always been 0.</param>
    public static Optimizer Adamax(
        double learningRate = 0.002,
        double beta1 = 0.9,
        double beta2 = 0.999,
        double epsilon = 1e-8
    ) => new AdamaxOptimizer(learningRate, beta1, beta2, epsilon);

    /// <summary>How many numbers a training keeps for each parameter.</summary>
    public abstract int StatePerParameter { get; }

    /// <summary>What a step subtracts from a parameter.</summary>
    /// <param name="g">The parameter's gradient.</param>
    /// <param name="state">The <see cref="StatePerParameter"/> numbers that are kept for it; zeros before the first step.</param>
    /// <param name="learningRate">α of this step.</param>
    /// <param name="step">t, from 1.</param>
    public abstract double Change(double g, Span<double> state, double learningRate, long step);

    private protected static void RequireFraction(double value, string name)
    {
        if (!(value >= 0 && value < 1))
        {
            throw new ArgumentOutOfRangeException(
                name,
                value,
                $"{name} is {value}: it must be at least 0 and less than 1."
            );
        }
    }

    private protected static void RequirePositive(double value, string name)
    {
        if (!(value > 0 && double.IsFinite(value)))
        {
            throw new ArgumentOutOfRangeException(
                name,
                value,
                $"{name} is {value}: it must be a finite number greater than 0."
            );
        }
    }
}
