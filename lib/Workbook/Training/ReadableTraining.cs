using MathNet.Numerics.LinearAlgebra;

namespace Workbook;

/// <summary>Training on the readable path, one matrix at a time, as the derivations say it.</summary>
public static class ReadableTraining
{
    /// <summary>
    /// Trains the network in place: forward, loss, backward and the optimizer's rule for every weight and bias, batch after batch.
    /// <see cref="TrainingOptions"/> mean what they mean for <c>Train</c>, which does the same much faster.
    /// </summary>
    /// <param name="network">The network, whose weights are replaced in each step.</param>
    /// <param name="X">Inputs, N×inputs.</param>
    /// <param name="Y">Wanted outputs, N×outputs.</param>
    /// <param name="options">Loss, optimizer, epochs, …; no dropout.</param>
    /// <returns>What was logged.</returns>
    /// <exception cref="ArgumentException">Shapes, data or options do not fit; the message names which.</exception>
    /// <exception cref="NotSupportedException">Dropout is asked for.</exception>
    public static TrainingHistory TrainReadably(
        this Network network,
        Matrix<double> X,
        Matrix<double> Y,
        TrainingOptions options
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check(network, X, Y);
        if (options.Dropout > 0)
        {
            throw new NotSupportedException("TrainReadably knows no dropout: use Train, or set Dropout to 0.");
        }

        var history = new TrainingHistory((options.Epochs - 1) / options.LogEvery + 2);
        var random = new NumPyRandom(options.Seed);
        var state = network
            .Layers.Select(layer => new double[layer.ParameterCount * options.Optimizer.StatePerParameter])
            .ToArray();
        var isClassification = Y.ForAll(y => y is 0 or 1);
        for (var epoch = 0; epoch < options.Epochs; epoch++)
        {
            Keep(epoch);
            var (loss, right) = (0.0, 0.0);
            var learningRate = options.Optimizer.LearningRate * options.Schedule.Factor(epoch);
            foreach (var rows in Batches())
            {
                var (x, y) = (X.Rows(rows), Y.Rows(rows));
                var forward = network.Forward(x);
                var batchLoss = network.TotalLoss(forward, y, options.Loss, options.Regularizer);
                if (options.StopWhenNotFinite && !double.IsFinite(batchLoss))
                {
                    history.Stop(epoch, history.Steps + 1, batchLoss);
                    return history;
                }

                var gradient = network.Backward(forward, y, options.Loss, options.Regularizer);
                Step(
                    network,
                    options.Clip?.Apply(gradient) ?? gradient,
                    options.Optimizer,
                    state,
                    learningRate,
                    ++history.Steps
                );
                loss += batchLoss * rows.Length / X.RowCount;
                right += ConfusionMatrix.Of(forward.Output, y).Accuracy * rows.Length;
            }

            if (epoch % options.LogEvery == 0 || epoch == options.Epochs - 1)
            {
                history.Log(epoch, loss, isClassification ? right / X.RowCount : null);
            }
        }

        Keep(options.Epochs);
        return history;

        IEnumerable<int[]> Batches() =>
            options.BatchSize is { } size
                ? random.Permutation(X.RowCount).Chunk(size)
                :
                [
                    [.. Enumerable.Range(0, X.RowCount)],
                ];

        void Keep(int epoch)
        {
            if (options.Snapshots.Contains(epoch))
            {
                history.Keep(epoch, network.Clone());
            }
        }
    }

    // Each parameter w ← w − Change, with its own stretch of the layer's state: weights row by row, then biases.
    private static void Step(
        Network network,
        BackwardPass gradient,
        Optimizer optimizer,
        double[][] state,
        double learningRate,
        long step
    )
    {
        for (var l = 1; l <= network.Layers.Count; l++)
        {
            var (layer, dW, db, s) = (network[l], gradient.dW[l], gradient.db[l], state[l - 1]);
            layer.W = layer.W.MapIndexed((i, j, w) => w - Change(s, i * layer.Outputs + j, dW[i, j]));
            layer.b = layer.b?.MapIndexed((j, b) => b - Change(s, layer.Inputs * layer.Outputs + j, db![j]));
        }

        double Change(double[] all, int parameter, double g)
        {
            var kept = optimizer.StatePerParameter;
            return optimizer.Change(g, all.AsSpan(parameter * kept, kept), learningRate, step);
        }
    }
}
