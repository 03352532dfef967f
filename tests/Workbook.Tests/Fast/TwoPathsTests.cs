using FsCheck;
using FsCheck.Fluent;

namespace Workbook.Tests;

/// <summary>The fast path computes what the readable path computes.</summary>
public class TwoPathsTests
{
    private static readonly Config TwoHundred = Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(2024, 11);

    private static readonly Optimizer[] Optimizers =
    [
        Optimizer.GradientDescent(0.05),
        Optimizer.Momentum(0.02),
        Optimizer.Adam(0.01),
        Optimizer.Adamax(0.01),
    ];

    private static readonly Arbitrary<(RandomCase Case, int Optimizer, int? BatchSize, int Epochs)> Small = Arb.From(
        from c in RandomCase.Arbitrary.Generator
        from optimizer in Gen.Choose(0, Optimizers.Length - 1)
        from batchSize in Gen.Elements<int?>(null, 1, 2, 7)
        from epochs in Gen.Choose(1, 3)
        select (c, optimizer, batchSize, epochs)
    );

    [Fact]
    public void On_random_networks() =>
        Prop.ForAll(
                Small,
                drawn =>
                {
                    var (c, optimizer, batchSize, epochs) = drawn;
                    return Agree(c, optimizer, batchSize, epochs)
                        .Label($"{c}, {Optimizers[optimizer]}, batches of {batchSize}, {epochs} epochs");
                }
            )
            .Check(TwoHundred);

    /// <summary>Rows and units beyond one tile, one block and one thread's share.</summary>
    [Theory]
    [InlineData(700, null, new[] { 3, 40, 33, 2 })]
    [InlineData(700, 100, new[] { 3, 40, 33, 2 })]
    [InlineData(97, null, new[] { 2, 50, 2 })]
    [InlineData(1000, null, new[] { 9, 7, 65, 8, 1 })]
    // So many weights that all threads share each product.
    [InlineData(70, 32, new[] { 101, 300, 11, 2 })]
    [InlineData(190, null, new[] { 3, 190, 190, 1 })]
    public void On_larger_networks(int samples, int? batchSize, int[] sizes)
    {
        foreach (
            var hidden in new[]
            {
                Activation.ReLU,
                Activation.Sigmoid,
                Activation.Tanh,
                Activation.LeakyReLU(0.1),
                Activation.LeakyReLU(-0.3),
            }
        )
        {
            var random = new NumPyRandom(5);
            var network = Network.Create(sizes, hidden, Activation.Sigmoid, Initializer.Glorot, random);
            var c = new RandomCase(
                network,
                random.StandardNormal(samples, sizes[0]),
                random.RandomSample(samples, sizes[^1]),
                Loss.BinaryCrossEntropy,
                Regularizer.L2(0.5)
            );
            for (var optimizer = 0; optimizer < Optimizers.Length; optimizer++)
            {
                Assert.True(Agree(c, optimizer, batchSize, epochs: 3), $"{hidden}, {Optimizers[optimizer]}");
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void With_a_bounded_gradient_snapshots_and_some_epochs_logged(bool byNorm)
    {
        var random = new NumPyRandom(8);
        var network = Network.Create([3, 5, 2], Activation.Tanh, Activation.Softmax, Initializer.Glorot, random);
        var (X, Y) = (
            random.StandardNormal(40, 3),
            Matrices.OneHot([.. random.RandInt(0, 2, 40).Select(label => (int)label)], 2)
        );
        var options = new TrainingOptions
        {
            Loss = Loss.CategoricalCrossEntropy,
            Clip = byNorm ? GradientClip.ByNorm(0.05) : GradientClip.ByValue(0.01),
            BatchSize = 16,
            Epochs = 7,
            LogEvery = 3,
            Snapshots = [0, 2, 7],
        };
        var (fast, readable) = (network.Clone(), network.Clone());
        var (history, expected) = (fast.Train(X, Y, options), readable.TrainReadably(X, Y, options));
        Assert.Equal(expected.Epochs, history.Epochs);
        Assert.Equal(expected.Accuracy, history.Accuracy, Near);
        Assert.Equal(expected.Loss, history.Loss, Near);
        Assert.Equal(expected.Snapshots.Keys, history.Snapshots.Keys);
        Assert.Equal(readable[2].W, fast[2].W, MatrixClose.To(1e-12));
        Assert.Equal(expected.Snapshots[2][1].W, history.Snapshots[2][1].W, MatrixClose.To(1e-12));
    }

    private static bool Near(double a, double b) => Math.Abs(a - b) <= 1e-12;

    private static bool Agree(RandomCase c, int optimizer, int? batchSize, int epochs)
    {
        var options = new TrainingOptions
        {
            Loss = c.Loss,
            Regularizer = c.Regularizer,
            Optimizer = Optimizers[optimizer],
            Schedule = LearningRateSchedule.InverseTime(0.5),
            BatchSize = batchSize,
            Epochs = epochs,
            Seed = 3,
        };
        var (fast, readable) = (c.Network.Clone(), c.Network.Clone());
        var losses = readable.TrainReadably(c.X, c.Y, options).Loss;
        var history = fast.Train(c.X, c.Y, options);
        var close = MatrixClose.To(1e-12);
        return losses
                .Zip(history.Loss)
                .All(pair => Math.Abs(pair.First - pair.Second) <= 1e-12 * Math.Max(1, Math.Abs(pair.First)))
            && fast.Layers.Zip(readable.Layers)
                .All(pair =>
                    close.Equals(pair.First.W, pair.Second.W)
                    && (pair.First.b is null || close.Equals(pair.First.b.ToRowMatrix(), pair.Second.b!.ToRowMatrix()))
                );
    }
}
