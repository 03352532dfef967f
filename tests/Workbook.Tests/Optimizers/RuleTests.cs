namespace Workbook.Tests;

/// <summary>The rules of the optimizers on one parameter, against numbers worked out by hand.</summary>
public class RuleTests
{
    [Fact]
    public void Momentum_adds_up_what_is_left_of_earlier_gradients() =>
        // v = 1, 0.9 + 1, 0.81 + 0.9 + 1
        Assert.Equal([0.5, 0.95, 1.355], Changes(Optimizer.Momentum(0.5, 0.9), 1, 1, 1), Near);

    [Fact]
    public void Adam_begins_with_the_learning_rate_whatever_the_gradient_and_remembers()
    {
        Assert.Equal([0.1, 0.1], Changes(Optimizer.Adam(0.1), 7, 7), Near);
        // m̂ = (0.9·0.1·1 + 0.1·(−2))/(1 − 0.81) = −0.11/0.19, v̂ = (0.999·0.001 + 0.001·4)/(1 − 0.998001) = 4.999/1.999
        Assert.Equal([1, -0.11 / 0.19 / Math.Sqrt(4.999 / 1.999)], Changes(Optimizer.Adam(1), 1, -2), Near);
    }

    [Fact]
    public void Adamax_divides_by_the_largest_gradient_of_late() =>
        // m = 0.2, 0.18 − 0.1, 0.072 + 0.3; u = 2, 1.998, 3; 1 − βᵗ = 0.1, 0.19, 0.271
        Assert.Equal([1, 0.08 / 0.19 / 1.998, 0.372 / 0.271 / 3], Changes(Optimizer.Adamax(1), 2, -1, 3), Near);

    private static double[] Changes(Optimizer optimizer, params double[] gradients)
    {
        var state = new double[optimizer.StatePerParameter];
        return [.. gradients.Select((g, t) => optimizer.Change(g, state, optimizer.LearningRate, t + 1))];
    }

    // ε, 10⁻⁸ beside gradients of about 1, is left out above.
    private static bool Near(double a, double b) => Math.Abs(a - b) < 3e-8;
}
