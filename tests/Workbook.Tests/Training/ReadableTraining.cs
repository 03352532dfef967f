using MathNet.Numerics.LinearAlgebra;

namespace Workbook.Tests;

/// <summary>
/// Training on the readable path: Forward, Backward and the optimizers' formulas from their papers, one matrix at a time. What the
/// fast path must equal.
/// </summary>
internal static class ReadableTraining
{
    /// <summary>Trains the network and returns the loss of each epoch.</summary>
    public static List<double> Train(
        Network network,
        Matrix<double> X,
        Matrix<double> Y,
        TrainingOptions options,
        Rule rule
    )
    {
        var random = new NumPyRandom(options.Seed);
        var memory = new Dictionary<(int Layer, bool IsBias), Matrix<double>[]>();
        var losses = new List<double>();
        var step = 0;
        for (var epoch = 0; epoch < options.Epochs; epoch++)
        {
            double rate = options.Optimizer.LearningRate * options.Schedule.Factor(epoch),
                loss = 0;
            var order = options.BatchSize is null
                ? [.. Enumerable.Range(0, X.RowCount)]
                : random.Permutation(X.RowCount);
            foreach (var rows in order.Chunk(options.BatchSize ?? X.RowCount))
            {
                step++;
                var (x, y) = (X.Rows(rows), Y.Rows(rows));
                var forward = network.Forward(x);
                loss += network.TotalLoss(forward, y, options.Loss, options.Regularizer) * rows.Length / X.RowCount;
                var g = network.Backward(forward, y, options.Loss, options.Regularizer);
                for (var l = 1; l <= network.Layers.Count; l++)
                {
                    var layer = network[l];
                    layer.W -= rule(g.dW[l], rate, step, Memory(l, false, g.dW[l]));
                    if (g.db[l] is { } db)
                    {
                        layer.b -= rule(db.ToRowMatrix(), rate, step, Memory(l, true, db.ToRowMatrix())).Row(0);
                    }
                }
            }
            losses.Add(loss);
        }
        return losses;

        Matrix<double>[] Memory(int layer, bool isBias, Matrix<double> like) =>
            memory.TryGetValue((layer, isBias), out var kept) ? kept : memory[(layer, isBias)] = [like * 0, like * 0];
    }

    /// <summary>What a rule subtracts from a parameter; it keeps its running means in the memory.</summary>
    public delegate Matrix<double> Rule(Matrix<double> gradient, double rate, int step, Matrix<double>[] memory);

    public static Matrix<double> GradientDescent(Matrix<double> g, double rate, int step, Matrix<double>[] memory) =>
        rate * g;

    public static Matrix<double> Momentum(Matrix<double> g, double rate, int step, Matrix<double>[] memory) =>
        rate * (memory[0] = 0.9 * memory[0] + g);

    public static Matrix<double> Adam(Matrix<double> g, double rate, int step, Matrix<double>[] memory)
    {
        memory[0] = 0.9 * memory[0] + 0.1 * g;
        memory[1] = 0.999 * memory[1] + (1 - 0.999) * g.PointwisePower(2);
        var (mean, square) = (memory[0] / (1 - Math.Pow(0.9, step)), memory[1] / (1 - Math.Pow(0.999, step)));
        return rate * mean.PointwiseDivide(square.PointwiseSqrt() + 1e-8);
    }

    public static Matrix<double> Adamax(Matrix<double> g, double rate, int step, Matrix<double>[] memory)
    {
        memory[0] = 0.9 * memory[0] + 0.1 * g;
        memory[1] = (0.999 * memory[1]).PointwiseMaximum(g.PointwiseAbs());
        return rate / (1 - Math.Pow(0.9, step)) * memory[0].PointwiseDivide(memory[1] + 1e-8);
    }
}
