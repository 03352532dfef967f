namespace Workbook.Tests;

public class NetworkTests
{
    private static Network Small(bool biases = true) =>
        Network.Create([2, 3, 1], Activation.Tanh, Activation.Sigmoid, Initializer.Glorot, new NumPyRandom(3), biases);

    [Fact]
    public void Layers_are_counted_from_one()
    {
        var network = Small();
        var f = network.Forward(Matrices.Row(1, 2));
        Assert.Equal(f.A[0] * network[1].W + network[1].b!.ToRowMatrix(), f.Z[1]);
        Assert.Equal(f.Output, f.A[2]);
        Assert.Contains(
            "Z[0] does not exist: Z runs from 1 to 2",
            Assert.Throws<ArgumentOutOfRangeException>(() => f.Z[0]).Message
        );
        Assert.Contains(
            "A[3] does not exist: A runs from 0 to 2",
            Assert.Throws<ArgumentOutOfRangeException>(() => f.A[3]).Message
        );
        Assert.Contains("no layer 3", Assert.Throws<ArgumentOutOfRangeException>(() => network[3]).Message);
    }

    [Fact]
    public void D02_the_network_of_the_circles_has_117_parameters() =>
        Assert.Equal(
            117,
            Network
                .Create([2, 4, 6, 6, 4, 1], Activation.ReLU, Activation.Sigmoid, Initializer.Glorot, new NumPyRandom(0))
                .ParameterCount
        );

    [Fact]
    public void Initial_weights_are_drawn_row_by_row_as_numpy_draws_them()
    {
        // numpy: the second row of uniform(−√(6/7), √(6/7), (4, 3)) and of randn(4, 3)·√(2/4), seed 3
        Assert.Equal(
            [0.020048829048796346, 0.7275963769589318, 0.7337922142710565],
            Initializer.Glorot.Draw(4, 3, new NumPyRandom(3)).Row(1)
        );
        Assert.Equal(
            Matrices.Row(-1.317688327240683, -0.1961430790190789, -0.25085247992791837),
            Initializer.He.Draw(4, 3, new NumPyRandom(3)).Rows(1, 1),
            MatrixClose.To(1e-15)
        );
    }

    [Fact]
    public void A_copy_lives_its_own_life()
    {
        var network = Small();
        var copy = network.Clone();
        var W = network[1].W.Clone();
        copy.Step(
            copy.Backward(copy.Forward(Matrices.Row(1, 2)), Matrices.Row(1), Loss.BinaryCrossEntropy),
            learningRate: 1
        );
        Assert.Equal(W, network[1].W);
        Assert.NotEqual(W, copy[1].W);
    }

    [Fact]
    public void A_layer_copies_the_matrices_it_is_given()
    {
        var W = Matrices.Row(1, 2);
        var layer = new DenseLayer(W, Matrices.Vector(0, 0), Activation.Identity);
        W[0, 0] = 7;
        Assert.Equal(1, layer.W[0, 0]);
    }

    [Fact]
    public void The_penalty_is_part_of_the_loss()
    {
        var network = Small();
        var (X, Y) = (
            Matrices.FromRows([
                [1, 2],
                [3, 4],
            ]),
            Matrices.Column(0, 1)
        );
        var squares = network[1].W.SumOfSquares() + network[2].W.SumOfSquares();
        Assert.Equal(
            0.3 / (2 * 2) * squares,
            network.TotalLoss(X, Y, Loss.HalfSquared, Regularizer.L2(0.3)) - network.TotalLoss(X, Y, Loss.HalfSquared),
            1e-14
        );
    }

    [Fact]
    public void What_does_not_fit_is_named_with_its_shape()
    {
        var network = Small();
        var X = Matrices.FromRows([
            [1, 2],
            [3, 4],
        ]);
        var f = network.Forward(X);
        Throws<ArgumentException>(
            "X has 3 columns (it is 1×3), the network takes 2",
            () => network.Forward(Matrices.Row(1, 2, 3))
        );
        Throws<ArgumentException>(
            "X[1,0] is NaN",
            () =>
                network.Predict(
                    Matrices.FromRows([
                        [1, 2],
                        [double.NaN, 4],
                    ])
                )
        );
        Throws<ArgumentException>(
            "Y has 2 columns (it is 2×2), the network's outputs are 1",
            () => network.Backward(f, X, Loss.HalfSquared)
        );
        Throws<ArgumentException>(
            "Y is 1×1 and X is 2×2: both must have the same number of rows",
            () => network.Backward(f, Matrices.Row(1), Loss.HalfSquared)
        );
        Throws<ArgumentException>(
            "Y[0,0] is 5",
            () => network.TotalLoss(X, Matrices.Column(5, 1), Loss.BinaryCrossEntropy)
        );
        Throws<ArgumentOutOfRangeException>(
            "learningRate is -1",
            () => network.Step(network.Backward(f, Matrices.Column(0, 1), Loss.HalfSquared), -1)
        );
        Throws<ArgumentOutOfRangeException>(
            "learningRate is NaN",
            () => network.Step(network.Backward(f, Matrices.Column(0, 1), Loss.HalfSquared), double.NaN)
        );
        Throws<ArgumentException>(
            "sizes is [2, 0, 1]",
            () => Network.Create([2, 0, 1], Activation.ReLU, Activation.Identity, Initializer.He, new NumPyRandom(0))
        );
        Throws<ArgumentException>(
            "sizes is [2]",
            () => Network.Create([2], Activation.ReLU, Activation.Identity, Initializer.He, new NumPyRandom(0))
        );
        Throws<ArgumentException>(
            "W is 1×2 and b has length 1",
            () => new DenseLayer(Matrices.Row(1, 2), Matrices.Vector(1), Activation.Identity)
        );
        Throws<ArgumentException>(
            "W[0,1] is NaN",
            () => new DenseLayer(Matrices.Row(1, double.NaN), null, Activation.Identity)
        );
        Throws<ArgumentException>(
            "Layer 1 has 2 outputs and layer 2 takes 1 input",
            () =>
                new Network(
                    new DenseLayer(Matrices.Row(1, 2), null, Activation.Identity),
                    new DenseLayer(Matrices.Row(1, 2), null, Activation.Identity)
                )
        );
        Throws<ArgumentException>("at least one layer", () => new Network());
    }

    [Fact]
    public void The_gradient_of_another_network_is_refused()
    {
        var other = Network.Create(
            [2, 4, 1],
            Activation.Tanh,
            Activation.Sigmoid,
            Initializer.Glorot,
            new NumPyRandom(3)
        );
        var gradient = other.Backward(other.Forward(Matrices.Row(1, 2)), Matrices.Row(1), Loss.HalfSquared);
        Throws<ArgumentException>("gradient.dW[1] is 2×4 and W of layer 1 is 2×3", () => Small().Step(gradient, 0.1));
    }

    private static void Throws<T>(string message, Action action)
        where T : Exception => Assert.Contains(message, Assert.Throws<T>(action).Message);
}
