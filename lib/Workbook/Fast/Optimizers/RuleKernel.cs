namespace Workbook;

/// <summary>Any optimizer, parameter by parameter; each one's state lies together.</summary>
internal sealed unsafe class RuleKernel(Optimizer optimizer) : OptimizerKernel
{
    public override void Step(double* w, double* g, double* state, nint count, double learningRate, long step)
    {
        var kept = optimizer.StatePerParameter;
        for (nint i = 0; i < count; i++)
        {
            w[i] -= optimizer.Change(g[i], new Span<double>(state + i * kept, kept), learningRate, step);
        }
    }
}
