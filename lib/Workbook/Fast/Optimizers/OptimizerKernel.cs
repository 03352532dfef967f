namespace Workbook;

/// <summary>An optimizer's step on all parameters at once: the same rule as <see cref="Optimizer.Change"/>.</summary>
internal abstract unsafe class OptimizerKernel
{
    /// <summary>The optimizer's own kernel, or, where it has none, its rule parameter by parameter.</summary>
    public static OptimizerKernel For(Optimizer optimizer) =>
        optimizer switch
        {
            GradientDescentOptimizer => new GradientDescentKernel(),
            MomentumOptimizer momentum => new MomentumKernel(momentum.Mu),
            AdamOptimizer adam => new AdamKernel(adam.Beta1, adam.Beta2, adam.Epsilon),
            AdamaxOptimizer adamax => new AdamaxKernel(adamax.Beta1, adamax.Beta2, adamax.Epsilon),
            _ => new RuleKernel(optimizer),
        };

    /// <summary>One step. The count is a multiple of the register width, and the state begins as zeros.</summary>
    /// <param name="w">Parameters, changed in place.</param>
    /// <param name="g">Their gradient.</param>
    /// <param name="state">As many vectors as the optimizer keeps numbers for each parameter.</param>
    /// <param name="count">How many parameters.</param>
    /// <param name="learningRate">α of this step.</param>
    /// <param name="step">t, from 1.</param>
    public abstract void Step(double* w, double* g, double* state, nint count, double learningRate, long step);
}
