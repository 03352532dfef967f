using MathNet.Numerics.LinearAlgebra;

namespace Workbook.Tests;

public class TrainTests
{
    private static readonly Matrix<double> X = Matrices.FromRows([
        [1, 2],
        [3, -1],
        [0.5, 0.25],
    ]);
    private static readonly Matrix<double> Y = Matrices.Column(1, 0, 2);

    /// <summary>Weights, bias and fifth loss of PyTorch 1.13 in double precision, five steps of learning rate 0.1.</summary>
    public static TheoryData<Optimizer, GradientClip?, double[], double, double> PyTorch =>
        new()
        {
            {
                Optimizer.GradientDescent(0.1),
                null,
                [0.05976302505719219, 0.3568952277536275, 0.4688058202956714],
                0.7660511234362417,
                1e-14
            },
            {
                Optimizer.Momentum(0.1),
                null,
                [-0.1122307085582592, 0.865410993324374, 1.1548009789328244],
                1.3160408035289264,
                1e-14
            },
            {
                Optimizer.Adam(0.1),
                null,
                [0.020740406420658983, 0.2282757740942642, 0.6009282865153704],
                0.8252058420137587,
                1e-14
            },
            // PyTorch adds ε inside the maximum, which the eighth digit shows.
            {
                Optimizer.Adamax(0.1),
                null,
                [0.08465672819309779, 0.16006054045559012, 0.5923335353089966],
                0.9103995637962131,
                1e-7
            },
            {
                Optimizer.GradientDescent(0.1),
                GradientClip.ByValue(0.3),
                [0.34999999999999987, -0.1, 0.25],
                1.762735416666666,
                1e-14
            },
            // PyTorch adds 1e-6 to the norm before it divides.
            {
                Optimizer.GradientDescent(0.1),
                GradientClip.ByNorm(0.5),
                [0.34054192707499925, -0.06398193229082158, 0.14803829824271786],
                1.73772419010245,
                1e-6
            },
        };

    [Theory, MemberData(nameof(PyTorch))]
    public void Optimizers_and_clipping_are_those_of_PyTorch(
        Optimizer optimizer,
        GradientClip? clip,
        double[] parameters,
        double fifthLoss,
        double tolerance
    )
    {
        var network = Line();
        var history = network.Train(
            X,
            Y,
            new TrainingOptions
            {
                Loss = Loss.MeanSquared,
                Optimizer = optimizer,
                Clip = clip,
                Epochs = 5,
            }
        );
        Assert.Equal(parameters[0], network[1].W[0, 0], tolerance);
        Assert.Equal(parameters[1], network[1].W[1, 0], tolerance);
        Assert.Equal(parameters[2], network[1].b![0], tolerance);
        Assert.Equal(fifthLoss, history.Loss[4], tolerance);
    }

    [Theory]
    [InlineData(64, 1000, 20)]
    [InlineData(200, 100, 20)]
    // Long enough to try what threads gain.
    [InlineData(24, 500, 400)]
    public void The_same_bits_with_any_number_of_threads(int units, int batch, int epochs)
    {
        var before = Workers.Count;
        try
        {
            var results = new[] { 1, 2, 5 }
                .Select(threads =>
                {
                    Workers.Count = threads;
                    var random = new NumPyRandom(4);
                    var network = Network.Create(
                        [2, units, units, 1],
                        Activation.Tanh,
                        Activation.Identity,
                        Initializer.Glorot,
                        random
                    );
                    var x = random.StandardNormal(1500, 2);
                    var history = network.Train(
                        x,
                        x.SubMatrix(0, 1500, 0, 1),
                        new TrainingOptions
                        {
                            Loss = Loss.HalfSquared,
                            Epochs = epochs,
                            Dropout = 0.25,
                            BatchSize = batch,
                        }
                    );
                    return (network[2].W, Loss: history.Loss);
                })
                .ToArray();
            Assert.All(results, result => Assert.Equal(results[0].W, result.W));
            Assert.All(results, result => Assert.Equal(results[0].Loss, result.Loss));
        }
        finally
        {
            Workers.Count = before;
        }
    }

    [Theory]
    [InlineData(6)]
    [InlineData(3000)]
    public void A_step_allocates_nothing(int units)
    {
        var network = Network.Create(
            [2, units, 1],
            Activation.ReLU,
            Activation.Sigmoid,
            Initializer.He,
            new NumPyRandom(0)
        );
        var random = new NumPyRandom(1);
        var (x, y) = (random.StandardNormal(90, 2), random.RandomSample(90, 1));
        long Allocated(int epochs)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            network.Train(
                x,
                y,
                new TrainingOptions
                {
                    Loss = Loss.BinaryCrossEntropy,
                    Epochs = epochs,
                    BatchSize = 32,
                    LogEvery = 1_000_000,
                    Dropout = 0.1,
                    Regularizer = Regularizer.L2(0.1),
                    Clip = GradientClip.ByNorm(1),
                }
            );
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
        // A collection counts the unused rest of a thread's buffer, some KB, as allocated; the smallest object of all has 24 bytes.
        Allocated(10);
        var perEpoch = (Allocated(1010) - Allocated(10)) / 1000.0;
        Assert.InRange(perEpoch, -23, 23);
    }

    [Fact]
    public void Training_stops_at_the_step_whose_loss_is_no_number()
    {
        var network = Line();
        var history = network.Train(
            X * 1e100,
            Y,
            new TrainingOptions
            {
                Loss = Loss.MeanSquared,
                Optimizer = Optimizer.GradientDescent(1),
                Epochs = 50,
            }
        );
        // Step 1 brings weights of about 1e200; in step 2 the square of the error overflows.
        Assert.Equal(1, history.Steps);
        Assert.StartsWith(
            "Stopped in epoch 1, step 2: the loss is ∞",
            history.StoppedBecause!.Replace("Infinity", "∞")
        );
        Assert.Equal([0], history.Epochs);
    }

    [Fact]
    public void Training_runs_on_when_asked_to()
    {
        var network = Line();
        var history = network.Train(
            X * 1e100,
            Y,
            new TrainingOptions
            {
                Loss = Loss.MeanSquared,
                Optimizer = Optimizer.GradientDescent(1),
                Epochs = 50,
                StopWhenNotFinite = false,
            }
        );
        Assert.Null(history.StoppedBecause);
        Assert.Equal(50, history.Steps);
        Assert.True(double.IsNaN(history.Loss[^1]));
        Assert.True(double.IsNaN(network[1].W[0, 0]));
    }

    [Fact]
    public void Cancelling_keeps_what_was_learnt()
    {
        var network = Line();
        using var source = new CancellationTokenSource();
        var error = Assert.ThrowsAny<OperationCanceledException>(() =>
            network.Train(
                X,
                Y,
                new TrainingOptions
                {
                    Loss = Loss.MeanSquared,
                    Epochs = 1_000_000_000,
                    Snapshots = [0],
                },
                new Reporter(_ => source.Cancel()),
                source.Token
            )
        );
        var history = Assert.IsType<TrainingCanceledException>(error).History;
        Assert.True(history.Steps > 0);
        Assert.Equal(history.Steps, history.Loss.Count);
        Assert.NotEqual(0.5, network[1].W[0, 0]);
    }

    [Fact]
    public void Progress_ends_with_the_last_epoch()
    {
        var reports = new List<TrainingStatus>();
        Line().Train(X, Y, new TrainingOptions { Loss = Loss.MeanSquared, Epochs = 30 }, new Reporter(reports.Add));
        Assert.Equal(1, reports[0].Epoch);
        Assert.Equal(30, reports[^1].Epoch);
        Assert.Equal(TimeSpan.Zero, reports[^1].Left);
        Assert.StartsWith("[████████████████████████] epoch 30 of 30, loss ", reports[^1].ToString());
    }

    [Fact]
    public void Snapshots_are_the_networks_whose_loss_is_logged()
    {
        var network = Line();
        var history = network.Train(
            X,
            Y,
            new TrainingOptions
            {
                Loss = Loss.MeanSquared,
                Optimizer = Optimizer.GradientDescent(0.1),
                Epochs = 10,
                Snapshots = [10, 0, 4],
            }
        );
        Assert.Equal([0, 4, 10], history.Snapshots.Keys);
        Assert.Equal(Line()[1].W, history.Snapshots[0][1].W);
        Assert.Equal(history.Loss[4], history.Snapshots[4].TotalLoss(X, Y, Loss.MeanSquared), 1e-15);
        Assert.Equal(network[1].W, history.Snapshots[10][1].W);
    }

    [Fact]
    public void Logging_takes_every_nth_epoch_and_the_last()
    {
        var history = Line()
            .Train(
                X,
                Y,
                new TrainingOptions
                {
                    Loss = Loss.MeanSquared,
                    Epochs = 25,
                    LogEvery = 10,
                }
            );
        Assert.Equal([0, 10, 20, 24], history.Epochs);
        Assert.Equal(4, history.Loss.Count);
        Assert.Empty(history.Accuracy);
    }

    [Fact]
    public void Accuracy_counts_the_samples_in_the_right_class()
    {
        // a = σ(x): right for x = 1 and x = −1, wrong for x = 2 with y = 0.
        var network = new Network(new DenseLayer(Matrices.Row(1), null, Activation.Sigmoid));
        var options = new TrainingOptions
        {
            Loss = Loss.BinaryCrossEntropy,
            Optimizer = Optimizer.GradientDescent(0),
            Epochs = 1,
        };
        Assert.Equal(
            2 / 3.0,
            network.Train(Matrices.Column(1, -1, 2), Matrices.Column(1, 0, 0), options).Accuracy[0],
            1e-15
        );

        // Softmax over (x, −x).
        network = new Network(new DenseLayer(Matrices.Row(1, -1), null, Activation.Softmax));
        var Y = Matrices.FromRows([
            [1, 0],
            [1, 0],
            [0, 1],
            [0, 1],
        ]);
        options = new TrainingOptions
        {
            Loss = Loss.CategoricalCrossEntropy,
            Optimizer = Optimizer.GradientDescent(0),
            Epochs = 1,
        };
        Assert.Equal(0.75, network.Train(Matrices.Column(1, 2, -3, 4), Y, options).Accuracy[0]);
    }

    /// <summary>
    /// Values of Python's decimal module with 60 digits, rounded to double. The loss is the square of σ(z), so that two units in σ's
    /// last place are 1e-15 of the loss.
    /// </summary>
    [Theory]
    [InlineData(-1000, 0)]
    [InlineData(-300, 5.148200222412013e-131)]
    [InlineData(-37.5, 5.175555005801868e-17)]
    [InlineData(-20, 2.0611536181902037e-09)]
    [InlineData(-3.25, 0.03732688734412946)]
    [InlineData(-0.34657359, 0.4142135624410278)]
    [InlineData(-0.0001, 0.4999750000000208)]
    [InlineData(0, 0.5)]
    [InlineData(0.3465735, 0.5857864157213102)]
    [InlineData(2.7182818, 0.9380968309323565)]
    [InlineData(12.5, 0.9999962733607158)]
    [InlineData(1000, 1)]
    public void Sigmoid_is_right_to_two_units_in_the_last_place(double z, double expected)
    {
        var network = new Network(new DenseLayer(Matrices.Row(z), null, Activation.Sigmoid));
        var history = network.Train(Matrices.Row(1), Matrices.Row(0), new() { Loss = Loss.MeanSquared, Epochs = 1 });
        Assert.Equal(expected * expected, history.Loss[0], 1e-15 * expected * expected);
    }

    [Fact]
    public void Sigmoid_of_no_number_is_none()
    {
        // 10 · 1e308 − 10 · 1e308 = ∞ − ∞
        var network = new Network(
            new DenseLayer(Matrices.Row(1e308, -1e308), null, Activation.Identity),
            new DenseLayer(Matrices.Column(1, 1), null, Activation.Sigmoid)
        );
        var history = network.Train(
            Matrices.Row(10),
            Matrices.Row(0),
            new()
            {
                Loss = Loss.MeanSquared,
                Epochs = 1,
                StopWhenNotFinite = false,
            }
        );
        Assert.True(double.IsNaN(history.Loss[0]));
    }

    [Fact]
    public void Dropout_drops_its_share_scales_the_rest_and_follows_the_seed()
    {
        // 4000 hidden units of 1, each weighted 1/4000: the output is the mean of what is kept and scaled, about 1.
        double Output(uint seed)
        {
            var network = new Network(
                new DenseLayer(Matrix<double>.Build.Dense(1, 4000, 1), null, Activation.Identity),
                new DenseLayer(Matrix<double>.Build.Dense(4000, 1, 1.0 / 4000), null, Activation.Identity)
            );
            var history = network.Train(
                Matrices.Row(1),
                Matrices.Row(0),
                new TrainingOptions
                {
                    Loss = Loss.MeanSquared,
                    Optimizer = Optimizer.GradientDescent(0),
                    Dropout = 0.3,
                    Seed = seed,
                    Epochs = 1,
                }
            );
            return Math.Sqrt(history.Loss[0]);
        }
        var output = Output(1);
        // Standard deviation of the mean of 4000: √(0.3/0.7/4000) = 0.0104.
        Assert.InRange(output, 1 - 0.05, 1 + 0.05);
        Assert.Equal(output, Output(1));
        Assert.NotEqual(output, Output(2));
        // It is a whole number of kept units, each 1/0.7 of its weight.
        Assert.Equal(Math.Round(output * 4000 * 0.7), output * 4000 * 0.7, 1e-6);
    }

    [Fact]
    public void The_gradient_under_dropout_is_that_of_the_network_that_is_left()
    {
        // One step of rate 1 on loss a: the change of a weight to the output is minus the mean of its input, 0 or 1/(1 − share).
        var network = new Network(
            new DenseLayer(Matrix<double>.Build.Dense(1, 10, 1), null, Activation.Identity),
            new DenseLayer(Matrix<double>.Build.Dense(10, 1, 1), null, Activation.Identity)
        );
        var history = network.Train(
            Matrices.Row(1),
            Matrices.Row(0),
            new TrainingOptions
            {
                Loss = Loss.HalfSquared,
                Optimizer = Optimizer.GradientDescent(0.01),
                Dropout = 0.5,
                Epochs = 1,
            }
        );
        var output = Math.Sqrt(2 * history.Loss[0]);
        for (var j = 0; j < 10; j++)
        {
            var kept = network[2].W[j, 0] != 1;
            Assert.Equal(kept ? 1 - 0.01 * output * 2 : 1, network[2].W[j, 0], 1e-14);
            Assert.Equal(kept ? 1 - 0.01 * output * 2 : 1, network[1].W[0, j], 1e-14);
        }
        Assert.Equal(output, 2.0 * Enumerable.Range(0, 10).Count(j => network[2].W[j, 0] != 1), 1e-14);
    }

    [Fact]
    public void A_layer_without_biases_gets_none()
    {
        var network = Network.Create(
            [2, 3, 1],
            Activation.Sigmoid,
            Activation.Identity,
            Initializer.Glorot,
            new NumPyRandom(0),
            biases: false
        );
        network.Train(X, Y, new TrainingOptions { Loss = Loss.MeanSquared, Epochs = 3 });
        Assert.All(network.Layers, layer => Assert.Null(layer.b));
    }

    public static TheoryData<string, string, Action> BadInput =>
        new()
        {
            {
                "X",
                "X has 3 columns (it is 3×3), the network takes 2",
                () => Train(Matrix<double>.Build.Dense(3, 3), Y)
            },
            { "Y", "Y has 2 columns (it is 3×2), the network's outputs are 1", () => Train(X, X) },
            { "Y", "X is 3×2 and Y is 1×1", () => Train(X, Matrices.Row(1)) },
            {
                "X",
                "X[0,1] is NaN",
                () =>
                    Train(
                        Matrices.FromRows([
                            [1, double.NaN],
                            [1, 1],
                            [1, 1],
                        ]),
                        Y
                    )
            },
            { "Y", "Y[2,0] is ∞", () => Train(X, Matrices.Column(0, 0, double.PositiveInfinity)) },
            {
                "Epochs",
                "Epochs is 0: it must be at least 1",
                () => Train(X, Y, new() { Loss = Loss.MeanSquared, Epochs = 0 })
            },
            {
                "LogEvery",
                "LogEvery is -1: it must be at least 1",
                () => Train(X, Y, new() { Loss = Loss.MeanSquared, LogEvery = -1 })
            },
            {
                "BatchSize",
                "BatchSize is 0: it must be at least 1",
                () => Train(X, Y, new() { Loss = Loss.MeanSquared, BatchSize = 0 })
            },
            {
                "Dropout",
                "Dropout is 1: it must be at least 0 and less than 1",
                () => Train(X, Y, new() { Loss = Loss.MeanSquared, Dropout = 1 })
            },
            {
                "Snapshots",
                "Snapshots asks for epoch 101: there are epochs 0 to 100",
                () => Train(X, Y, new() { Loss = Loss.MeanSquared, Snapshots = [0, 101] })
            },
            { "Y", "Y[2,0] is 2", () => Train(X, Y, new() { Loss = Loss.BinaryCrossEntropy }) },
            { "learningRate", "learningRate is -0.1: it must not be negative", () => Optimizer.GradientDescent(-0.1) },
            { "learningRate", "learningRate is NaN: it must be a finite number", () => Optimizer.Adam(double.NaN) },
            { "momentum", "momentum is 1: it must be at least 0 and less than 1", () => Optimizer.Momentum(0.1, 1) },
            { "beta2", "beta2 is NaN: it must be at least 0 and less than 1", () => Optimizer.Adam(beta2: double.NaN) },
            {
                "epsilon",
                "epsilon is 0: it must be a finite number greater than 0",
                () => Optimizer.Adamax(epsilon: 0)
            },
            { "limit", "limit is NaN: it must be greater than 0", () => GradientClip.ByNorm(double.NaN) },
            { "limit", "limit is -1: it must be greater than 0", () => GradientClip.ByValue(-1) },
            { "epochs", "epochs is 0: it must be at least 1", () => LearningRateSchedule.Step(0, 0.5) },
            { "decay", "decay is -1: it must not be negative", () => LearningRateSchedule.Exponential(-1) },
        };

    [Theory, MemberData(nameof(BadInput))]
    public void Bad_input_is_refused_in_words(string argument, string words, Action call)
    {
        var error = Assert.ThrowsAny<ArgumentException>(call);
        Assert.Equal(argument, error.ParamName);
        Assert.Contains(words, error.Message.Replace("Infinity", "∞"));
    }

    private static Network Line() =>
        new(new DenseLayer(Matrices.Column(0.5, -0.25), Matrices.Vector(0.1), Activation.Identity));

    private static void Train(Matrix<double> x, Matrix<double> y, TrainingOptions? options = null) =>
        Line().Train(x, y, options ?? new() { Loss = Loss.MeanSquared });
}
