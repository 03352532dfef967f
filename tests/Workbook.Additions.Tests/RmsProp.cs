namespace Workbook.Additions.Tests;

/// <summary>v ← 0.9 v + 0.1 g², then w ← w − α g / (√v + 10⁻⁸).</summary>
internal sealed class RmsProp(double learningRate) : Optimizer(learningRate)
{
    public override int StatePerParameter => 1;

    public override double Change(double g, Span<double> state, double learningRate, long step)
    {
        state[0] = 0.9 * state[0] + 0.1 * g * g;
        return learningRate * g / (Math.Sqrt(state[0]) + 1e-8);
    }
}
