namespace Workbook;

internal sealed class GradientDescentOptimizer(double learningRate) : Optimizer(learningRate)
{
    public override int StatePerParameter => 0;

    public override double Change(double g, Span<double> state, double learningRate, long step) => learningRate * g;

    public override string ToString() => $"gradient descent, learning rate {LearningRate}";
}
