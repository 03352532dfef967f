using System.Diagnostics;
using MathNet.Numerics.LinearAlgebra;

namespace Workbook.Benchmarks;

/// <summary>This library.</summary>
internal sealed class Ours : IContender
{
    private const double SecondsPerTurn = 0.1;
    private readonly Dictionary<string, Action> _classifiers = [];

    public string Name => "Workbook";

    public double? Seconds(string work) =>
        work.Split(' ') switch
        {
            ["product", var rows, var depth, var columns] => Products.Seconds(
                int.Parse(rows),
                int.Parse(depth),
                int.Parse(columns)
            ),
            ["surface"] => Surface(epochs: 30),
            ["xor"] => Xor(steps: 20_000),
            ["circles"] => Circles(epochs: 100),
            ["train", var sizes, var rows, var batch] => Classifier(
                work,
                [.. sizes.Split(',').Select(int.Parse)],
                int.Parse(rows),
                int.Parse(batch)
            ),
            _ => null,
        };

    /// <summary>One epoch of [2, 64, 64, 64, 1] on 10 000 rows, whole batch, gradient descent.</summary>
    public static double Surface(int epochs)
    {
        var random = new NumPyRandom(1);
        var network = Network.Create(
            [2, 64, 64, 64, 1],
            Activation.ReLU,
            Activation.Identity,
            Initializer.Uniform(-0.2, 0.2),
            random
        );
        return PerEpoch(
            network,
            random.StandardNormal(10_000, 2),
            random.StandardNormal(10_000, 1),
            new()
            {
                Loss = Loss.HalfSquared,
                Optimizer = Optimizer.GradientDescent(0.001),
                Epochs = epochs,
            }
        );
    }

    /// <summary>One step of 2-50-2 on 50 rows, sigmoid, L2, no biases.</summary>
    public static double Xor(int steps)
    {
        var random = new NumPyRandom(1);
        var network = Network.Create(
            [2, 50, 2],
            Activation.Sigmoid,
            Activation.Sigmoid,
            Initializer.Uniform(-1, 1),
            random,
            biases: false
        );
        var x = random.StandardNormal(50, 2);
        var y = Matrices.OneHot([.. x.EnumerateRows().Select(row => row[0] > 0 ^ row[1] > 0 ? 1 : 0)], 2);
        return PerEpoch(
            network,
            x,
            y,
            new()
            {
                Loss = Loss.HalfSquared,
                Optimizer = Optimizer.GradientDescent(0.15),
                Regularizer = Regularizer.L2(1e-4),
                Epochs = steps,
            }
        );
    }

    /// <summary>One epoch of [2, 4, 6, 6, 4, 1] on 900 rows in shuffled batches of 32, Adam.</summary>
    public static double Circles(int epochs)
    {
        var random = new NumPyRandom(1);
        var network = Network.Create([2, 4, 6, 6, 4, 1], Activation.ReLU, Activation.Sigmoid, Initializer.He, random);
        var x = random.StandardNormal(900, 2);
        var y = Matrix<double>.Build.Dense(900, 1, (i, _) => x.Row(i).DotProduct(x.Row(i)) < 1 ? 1 : 0);
        return PerEpoch(
            network,
            x,
            y,
            new()
            {
                Loss = Loss.BinaryCrossEntropy,
                BatchSize = 32,
                Epochs = epochs,
            }
        );
    }

    /// <summary>One epoch of a classifier, ReLU and softmax, in shuffled batches, gradient descent; a batch of all rows is not shuffled.</summary>
    private double Classifier(string work, int[] sizes, int rows, int batch)
    {
        if (!_classifiers.TryGetValue(work, out var epoch))
        {
            epoch = _classifiers[work] = ClassifierEpoch(sizes, rows, batch);
        }

        epoch();
        var (clock, epochs) = (Stopwatch.StartNew(), 0);
        while (epochs == 0 || clock.Elapsed.TotalSeconds < SecondsPerTurn)
        {
            epoch();
            epochs++;
        }

        return clock.Elapsed.TotalSeconds / epochs;
    }

    private static Action ClassifierEpoch(int[] sizes, int rows, int batch)
    {
        var random = new NumPyRandom(1);
        var network = Network.Create(sizes, Activation.ReLU, Activation.Softmax, Initializer.He, random);
        var x = Matrix<double>.Build.Dense(rows, sizes[0], random.StandardNormal(rows * sizes[0]).ToArray());
        var all = new Batch(x, Matrices.OneHot([.. Enumerable.Range(0, rows).Select(i => i % sizes[^1])], sizes[^1]));
        var step = new TrainingStep(
            new Parameters(network),
            new() { Loss = Loss.CategoricalCrossEntropy, Optimizer = Optimizer.GradientDescent(0.01) },
            Math.Min(rows, batch)
        );
        var batches = batch < rows ? new Minibatches(all, batch, sizes[0], seed: 1) : null;
        return () =>
        {
            batches?.Begin();
            for (var part = batches?.Next(step.Begin()) ?? all; part is not null; part = batches?.Next(step.Begin()))
            {
                step.ComputeGradient(part);
                step.Update(0.01);
            }
        };
    }

    private static double PerEpoch(Network network, Matrix<double> x, Matrix<double> y, TrainingOptions options)
    {
        var clock = Stopwatch.StartNew();
        network.Train(x, y, options);
        return clock.Elapsed.TotalSeconds / options.Epochs;
    }
}
