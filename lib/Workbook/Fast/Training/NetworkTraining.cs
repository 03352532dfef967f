using System.Diagnostics;
using MathNet.Numerics.LinearAlgebra;

namespace Workbook;

/// <summary>The fast path of training.</summary>
public static class NetworkTraining
{
    private const double SecondsBetweenReports = 0.1;

    /// <summary>Under this name, a notebook's kernel may keep the function that gives the token of its stop button.</summary>
    private const string StopButton = "Workbook.Interrupt";

    /// <summary>
    /// Trains the network in place. It computes what <see cref="ReadableTraining.TrainReadably"/> computes, up to
    /// rounding, but much faster; the same seed gives the same bits, whatever the number of threads.
    /// </summary>
    /// <param name="network">The network; its weights are replaced when training ends, for whatever reason.</param>
    /// <param name="X">Inputs, N×inputs.</param>
    /// <param name="Y">Wanted outputs, N×outputs.</param>
    /// <param name="options">Loss, optimizer, epochs, …</param>
    /// <param name="progress">Told about ten times a second how far training is.</param>
    /// <param name="cancellation">Looked at before each step, as is the stop button of a notebook.</param>
    /// <returns>What was logged.</returns>
    /// <exception cref="ArgumentException">Shapes, data or options do not fit; the message names which.</exception>
    /// <exception cref="TrainingCanceledException">Training was cancelled; carries what was logged.</exception>
    public static TrainingHistory Train(
        this Network network,
        Matrix<double> X,
        Matrix<double> Y,
        TrainingOptions options,
        IProgress<TrainingStatus>? progress = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check(network, X, Y);
        var all = new Batch(X, Y);
        var batchSize = Math.Min(options.BatchSize ?? X.RowCount, X.RowCount);
        var history = new TrainingHistory((options.Epochs - 1) / options.LogEvery + 2);
        var parameters = new Parameters(network);
        var step = new TrainingStep(parameters, options, batchSize);
        var batches = options.BatchSize is null ? null : new Minibatches(all, batchSize, network.Inputs, options.Seed);
        var clock = Stopwatch.StartNew();
        double nextReport = 0;
        var notebook = AppContext.GetData(StopButton) as Func<CancellationToken>;
        try
        {
            for (var epoch = 0; epoch < options.Epochs; epoch++)
            {
                // Asked again and again: in a browser, the button is looked at when somebody asks.
                var stopButton = notebook?.Invoke() ?? default;
                if (options.Snapshots.Contains(epoch))
                {
                    history.Keep(epoch, Copy(network, parameters));
                }

                var (loss, right) = (0.0, 0.0);
                var learningRate = options.Optimizer.LearningRate * options.Schedule.Factor(epoch);
                batches?.Begin();
                for (
                    var batch = batches?.Next(step.Begin()) ?? all;
                    batch is not null;
                    batch = batches?.Next(step.Begin())
                )
                {
                    if (cancellation.IsCancellationRequested || stopButton.IsCancellationRequested)
                    {
                        throw new TrainingCanceledException(
                            history,
                            stopButton.IsCancellationRequested ? stopButton : cancellation
                        );
                    }

                    step.ComputeGradient(batch);
                    if (options.StopWhenNotFinite && !double.IsFinite(step.Loss))
                    {
                        history.Stop(epoch, step.Number + 1, step.Loss);
                        return history;
                    }
                    step.Update(learningRate);
                    history.Steps = step.Number;
                    loss += step.Loss * batch.Rows / all.Rows;
                    right += step.Right;
                }
                if (epoch % options.LogEvery == 0 || epoch == options.Epochs - 1)
                {
                    history.Log(epoch, loss, all.IsClassification ? right / all.Rows : null);
                }

                if (progress is not null && (clock.Elapsed.TotalSeconds >= nextReport || epoch == options.Epochs - 1))
                {
                    progress.Report(
                        new(epoch + 1, options.Epochs, loss, clock.Elapsed / (epoch + 1) * (options.Epochs - epoch - 1))
                    );
                    nextReport = clock.Elapsed.TotalSeconds + SecondsBetweenReports;
                }
            }
            if (options.Snapshots.Contains(options.Epochs))
            {
                history.Keep(options.Epochs, Copy(network, parameters));
            }

            return history;
        }
        finally
        {
            parameters.Store(network);
        }
    }

    private static Network Copy(Network network, Parameters parameters)
    {
        var copy = network.Clone();
        parameters.Store(copy);
        return copy;
    }
}
