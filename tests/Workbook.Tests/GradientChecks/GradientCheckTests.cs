using FsCheck;
using FsCheck.Fluent;

namespace Workbook.Tests;

public class GradientCheckTests
{
    // A fixed start, so that a kink of ReLU does not fall within a step once in many runs.
    private static readonly Config TwoHundred = Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(2017, 99);

    [Fact]
    public void Backpropagation_central_differences_and_tape_agree_on_random_networks() =>
        Prop.ForAll(
                RandomCase.Arbitrary,
                c =>
                {
                    var check = GradientCheck.Run(c.Network, c.X, c.Y, c.Loss, c.Regularizer);
                    return check.Passed.Label(check.ToString());
                }
            )
            .Check(TwoHundred);

    public static TheoryData<Activation, Loss> Pairs =>
        new()
        {
            { Activation.Sigmoid, Loss.BinaryCrossEntropy },
            { Activation.Sigmoid, Loss.CategoricalCrossEntropy },
            { Activation.Softmax, Loss.BinaryCrossEntropy },
            { Activation.Softmax, Loss.CategoricalCrossEntropy },
            { Activation.Sigmoid, Loss.HalfSquared },
            { Activation.Softmax, Loss.MeanSquared },
        };

    /// <summary>Both paths, central differences and the tape, where outputs are rounded to 0 and 1 and nearly all of them are wrong.</summary>
    [Theory, MemberData(nameof(Pairs))]
    public void At_saturation_all_ways_give_the_limit(Activation g, Loss loss)
    {
        foreach (var size in new[] { 0.5, 40, 800, -800 })
        {
            var network = new Network(new DenseLayer(Matrices.Row(size, 0, -size), null, g));
            foreach (var y in new[] { Matrices.Row(0, 1, 0), Matrices.Row(1, 0, 0), Matrices.Row(0.2, 0.3, 0.5) })
            {
                var check = GradientCheck.Run(network, Matrices.Row(1), y, loss);
                Assert.True(check.Passed, $"{g}, {loss}, {size}: {check}");
                Assert.All(check.Entries, entry => Assert.True(double.IsFinite(entry.ByHand)));
                var trained = network.Clone();
                trained.Train(
                    Matrices.Row(1),
                    y,
                    new()
                    {
                        Loss = loss,
                        Optimizer = Optimizer.GradientDescent(1),
                        Epochs = 1,
                    }
                );
                for (var j = 0; j < 3; j++)
                {
                    Assert.Equal(check.Entries[j].ByHand, network[1].W[0, j] - trained[1].W[0, j], 1e-9);
                }
            }
        }
    }

    [Fact]
    public void A_wrong_gradient_is_caught_and_named() =>
        Prop.ForAll(
                RandomCase.Arbitrary,
                c =>
                {
                    var g = c.Network.Backward(c.Network.Forward(c.X), c.Y, c.Loss, c.Regularizer);
                    var l = c.Network.Layers.Count;
                    g.dW[l][0, 0] += 0.01 * (1 + g.dW[l].L2Norm());
                    var check = GradientCheck.Run(c.Network, c.X, c.Y, c.Loss, c.Regularizer, g);
                    return (!check.Passed && check.Worst.Name == $"dW{l}[0,0]").Label(check.ToString());
                }
            )
            .Check(TwoHundred);

    [Fact]
    public void The_report_names_the_worst_entry_with_all_three_values()
    {
        var network = new Network(
            new DenseLayer(
                Matrices.FromRows([
                    [2.0],
                    [3.0],
                ]),
                Matrices.Vector(1),
                Activation.Identity
            )
        );
        var (X, Y) = (Matrices.Row(1, 2), Matrices.Row(8));
        var g = network.Backward(network.Forward(X), Y, Loss.HalfSquared);
        // a = 2 + 6 + 1 = 9, one too many: dW = [1, 2], db = 1.
        Assert.Equal(Matrices.Column(1, 2), g.dW[1]);
        Assert.Equal([1], g.db[1]!);

        g.dW[1][1, 0] = -2;
        var check = GradientCheck.Run(network, X, Y, Loss.HalfSquared, byHand: g);
        Assert.Equal("✗ dW1[1,0]: by hand -2, numerically 2, tape 2", check.ToString());
        Assert.Equal(check.ToString(), Assert.Throws<CheckFailedException>(check.MustAgree).Message);
        Assert.Equal(["dW1[0,0]", "dW1[1,0]", "db1[0]"], check.Entries.Select(entry => entry.Name));
        Assert.Contains("<td", check.Represent("text/html"));
    }

    [Fact]
    public void One_gradient_of_a_notebook_can_be_checked_alone()
    {
        var W = Matrices.FromRows([
            [1, 2],
            [3, 4],
        ]);
        Assert.True(GradientCheck.Compare("dW", W * 2, w => w.SumOfSquares(), W).MustAgree().Passed);
        var wrong = GradientCheck.Compare("dW", W, w => w.SumOfSquares(), W);
        Assert.StartsWith("✗ dW[", wrong.ToString());
        Assert.Equal(
            Matrices.FromRows([
                [1, 2],
                [3, 4],
            ]),
            W
        );
    }

    [Fact]
    public void A93_the_penalty_of_the_articles_code_is_caught()
    {
        var W = Matrices.FromRows([
            [0.5, -0.25],
            [1, 2],
        ]);
        const double lambda = 0.1;
        double Penalty(MathNet.Numerics.LinearAlgebra.Matrix<double> w) => lambda / 2 * w.SumOfSquares();
        var article = W.Map(_ => lambda * W.SumOfSquares());
        Check.Fails("λ ΣW² is the derivative", () => GradientCheck.Compare("dW", article, Penalty, W).MustAgree());
        GradientCheck.Compare("dW", Regularizer.L2(lambda).Gradient(W, samples: 1), Penalty, W).MustAgree();
    }

    [Fact]
    public void A_gradient_that_is_no_number_does_not_pass() =>
        Assert.StartsWith(
            "✗ dx: by hand NaN",
            GradientCheck.Compare("dx", Matrices.Row(double.NaN), x => x.SumOfSquares(), Matrices.Row(3)).ToString()
        );
}
