using MathNet.Numerics.LinearAlgebra;

namespace Workbook.Additions.Tests;

public class AdditionsTests
{
    private static readonly Softplus Softplus = new();
    private static readonly HuberLoss Huber = new();

    public static TheoryData<string, Activation, Activation, Loss, Optimizer> Additions =>
        new()
        {
            { "activation", Softplus, Activation.Identity, Loss.HalfSquared, Optimizer.GradientDescent(0.05) },
            { "activation of the outputs", Activation.Tanh, Softplus, Loss.MeanSquared, Optimizer.Momentum(0.01) },
            { "loss", Activation.ReLU, Activation.Identity, Huber, Optimizer.Adam(0.01) },
            { "loss behind a softmax", Activation.Sigmoid, Activation.Softmax, Huber, Optimizer.Adam(0.01) },
            { "optimizer", Activation.Tanh, Activation.Sigmoid, Loss.BinaryCrossEntropy, new RmsProp(0.01) },
            { "all three", Softplus, Softplus, Huber, new RmsProp(0.01) },
        };

    [Theory, MemberData(nameof(Additions))]
    public void Both_paths_train_with_it(
        string what,
        Activation hidden,
        Activation output,
        Loss loss,
        Optimizer optimizer
    )
    {
        var (network, X, Y) = Case(hidden, output, samples: 150);
        var before = network.TotalLoss(X, Y, loss);
        var options = new TrainingOptions
        {
            Loss = loss,
            Optimizer = optimizer,
            Regularizer = Regularizer.L2(0.1),
            BatchSize = 32,
            Epochs = 20,
            Seed = 4,
        };
        var (fast, readable) = (network.Clone(), network.Clone());
        var (history, expected) = (fast.Train(X, Y, options), readable.TrainReadably(X, Y, options));
        Assert.Equal(expected.Loss, history.Loss, (a, b) => Math.Abs(a - b) <= 1e-10 * Math.Max(1, a));
        for (var l = 1; l <= network.Layers.Count; l++)
        {
            Assert.True((readable[l].W - fast[l].W).L2Norm() <= 1e-10 * readable[l].W.L2Norm(), $"{what}: W{l}");
            Assert.True((readable[l].b! - fast[l].b!).L2Norm() <= 1e-10, $"{what}: b{l}");
        }

        Assert.True(fast.TotalLoss(X, Y, loss) < before, what);
    }

    [Theory, MemberData(nameof(Additions))]
    public void Its_gradient_agrees_three_ways(
        string what,
        Activation hidden,
        Activation output,
        Loss loss,
        Optimizer _
    )
    {
        var (network, X, Y) = Case(hidden, output, samples: 5);
        Assert.True(
            GradientCheck.Run(network, X, Y, loss, Regularizer.L2(0.3)) is { Passed: true, Worst.Tape: not null },
            what
        );
    }

    [Fact]
    public void A_network_without_biases_stays_without_any()
    {
        var network = Network.Create(
            [2, 4, 1],
            Softplus,
            Activation.Identity,
            Initializer.Glorot,
            new NumPyRandom(2),
            false
        );
        var X = new NumPyRandom(3).StandardNormal(30, 2);
        network.Train(
            X,
            X.SubMatrix(0, 30, 0, 1),
            new()
            {
                Loss = Huber,
                Optimizer = new Drift(),
                Epochs = 3,
            }
        );
        Assert.All(network.Layers, layer => Assert.Null(layer.b));
        // With Drift every weight falls by 0.1 a step, and a bias that is not there must not: at X = 0 only it could answer.
        Assert.Equal(network[2].W.Sum() * Math.Log(2), network.Predict(Matrices.Row(0, 0))[0, 0], 1e-12);
        var readable = Network.Create(
            [2, 4, 1],
            Softplus,
            Activation.Identity,
            Initializer.Glorot,
            new NumPyRandom(2),
            false
        );
        readable.TrainReadably(
            X,
            X.SubMatrix(0, 30, 0, 1),
            new()
            {
                Loss = Huber,
                Optimizer = new Drift(),
                Epochs = 3,
            }
        );
        Assert.True((readable[1].W - network[1].W).L2Norm() < 1e-12);
    }

    [Fact]
    public void A_saved_network_comes_back_with_it_and_is_refused_without()
    {
        var (network, X, _) = Case(Softplus, Activation.Identity, samples: 3);
        var path = Path.GetTempFileName();
        try
        {
            network.Save(path);
            var loaded = Network.Load(path, Softplus);
            Assert.Same(Softplus, loaded[1].Activation);
            Assert.Equal(network.Predict(X), loaded.Predict(X));
            var refused = Assert.Throws<InvalidDataException>(() => Network.Load(path));
            Assert.Contains(
                "The activation \"softplus\" is unknown. If it is one of your own, hand it to Load.",
                refused.Message
            );
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("relu")]
    [InlineData("leaky_relu")]
    public void A_network_whose_activation_has_a_name_of_the_library_is_not_saved(string name)
    {
        var (network, _, _) = Case(new Impostor(name), Activation.Identity, samples: 1);
        var refused = Assert.Throws<InvalidOperationException>(() => network.Save(Path.GetTempFileName()));
        Assert.Contains($"The activation of layer 1 calls itself {name}", refused.Message);
    }

    private static (Network Network, Matrix<double> X, Matrix<double> Y) Case(
        Activation hidden,
        Activation output,
        int samples
    )
    {
        var random = new NumPyRandom(11);
        var network = Network.Create([2, 9, 3], hidden, output, Initializer.Glorot, random);
        return (network, random.StandardNormal(samples, 2), random.RandomSample(samples, 3));
    }

    private sealed class Drift() : Optimizer(0.1)
    {
        public override int StatePerParameter => 0;

        public override double Change(double g, Span<double> state, double learningRate, long step) => learningRate;
    }

    private sealed class Impostor(string name) : ElementwiseActivation(name, "z", "1")
    {
        public override double Apply(double z) => z;

        public override double Derivative(double z, double a) => 1;

        public override Value OnTape(Value z) => z;
    }
}
