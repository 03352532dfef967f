using MathNet.Numerics.LinearAlgebra;

namespace Workbook;

// Notebook 01: the network 2-3-2 of seed 2017, and the first of the XOR samples.
public static partial class Exercises
{
    /// <summary>The loss after one step with α = 1.</summary>
    public static Exercise BolderStep
    {
        get
        {
            var (W1, W2, x, y) = XorStart();
            var (dW1, dW2) = GradientOf(W1, W2, x, y);
            return new(
                "the loss after a step with α = 1",
                LossOf(W1 - dW1, W2 - dW2),
                (LossOf(W1, W2), "that is the loss before the step"),
                (LossOf(W1 - 0.001 * dW1, W2 - 0.001 * dW2), "that is the loss after the step with α = 0.001"),
                (LossOf(W1 + dW1, W2 + dW2), "you went uphill: a step goes against the gradient"),
                (LossOf(W1, W2 - dW2), "only W2 was moved: a step moves both matrices"),
                (LossOf(W1 - dW1, W2), "only W1 was moved: a step moves both matrices"),
                (
                    LossOf(W1 - dW1, W2 - dW2) - LossOf(W1, W2),
                    "that is the change of the loss; the loss itself is asked for"
                )
            );

            double LossOf(Matrix<double> W1, Matrix<double> W2) =>
                SigmoidNetwork(W1, W2, Activation.Sigmoid).TotalLoss(x, y, Loss.HalfSquared);
        }
    }

    /// <summary>dW2 where the label is [0, 1].</summary>
    public static Exercise AnotherLabel
    {
        get
        {
            var (W1, W2, x, y) = XorStart();
            var forward = SigmoidNetwork(W1, W2, Activation.Sigmoid).Forward(x);
            var (h1, h2, other) = (forward.A[1], forward.A[2], Matrices.Row(0, 1));
            var slope = h2.PointwiseMultiply(1 - h2);
            return new(
                "dW2 for y = [0, 1]",
                h1.Transpose() * (h2 - other).PointwiseMultiply(slope),
                (GradientOf(W1, W2, x, y).dW2, "that is dW2 for y = [1, 0]"),
                (h1.Transpose() * (h2 - other), "the factor h2(1 − h2) is missing"),
                ((h2 - other).PointwiseMultiply(slope), "that is dz2; it still has to meet h1"),
                (h1.Transpose() * slope, "the factor −(y − h2) is missing"),
                (
                    h1.Transpose() * (h2 - other).PointwiseMultiply(h2),
                    "the slope of σ has two factors: h2 and (1 − h2)"
                ),
                (x.Transpose() * (h2 - other).PointwiseMultiply(slope), "W2 is fed by h1, not by x")
            );
        }
    }

    /// <summary>dW1 with the penalty λ/(2N) ΣW² for λ = 0.1.</summary>
    public static Exercise GradientWithPenalty
    {
        get
        {
            var (W1, W2, x, y) = XorStart();
            var (dW1, _) = GradientOf(W1, W2, x, y);
            return new(
                "dW1 with λ = 0.1",
                dW1 + 0.1 * W1,
                (dW1, "the penalty's part is missing"),
                (0.1 * W1, "that is the penalty's part alone"),
                (dW1 + 0.1 * W1.SumOfSquares(), "that is the article's slip: λ ΣW² is one number"),
                (dW1 + 0.05 * W1, "the ½ of the penalty cancels the 2 of the square"),
                (dW1 + 0.2 * W1, "the 2 of the square cancels the ½ of the penalty"),
                (dW1 - 0.1 * W1, "the penalty adds to the loss, so its slope adds to the gradient"),
                (dW1 + W1, "λ is missing"),
                (dW1 + 0.05 * W1.PointwiseMultiply(W1), "that adds the penalty itself, not its derivative")
            );
        }
    }

    /// <summary>dW1 where the hidden layer has tanh.</summary>
    public static Exercise TanhInside
    {
        get
        {
            var (W1, W2, x, y) = XorStart();
            var network = SigmoidNetwork(W1, W2, Activation.Tanh);
            var (forward, t) = (network.Forward(x), network.Forward(x).A[1]);
            var dh = network.Backward(forward, y, Loss.HalfSquared).dZ[2] * W2.Transpose();
            var old = SigmoidNetwork(W1, W2, Activation.Sigmoid);
            var oldH = old.Forward(x).A[1];
            var oldDh = old.Backward(old.Forward(x), y, Loss.HalfSquared).dZ[2] * W2.Transpose();
            return new(
                "dW1 with tanh",
                Back(dh, 1 - t.PointwiseMultiply(t)),
                (Back(dh, t.PointwiseMultiply(1 - t)), "the slope is still σ's: that of tanh is 1 − tanh²"),
                (x.Transpose() * dh, "the slope of the hidden layer is missing"),
                (GradientOf(W1, W2, x, y).dW1, "that is dW1 with σ"),
                (
                    Back(oldDh, 1 - t.PointwiseMultiply(t)),
                    "`dh1` belongs to the network with σ: h1 is new, so z2, h2 and all that comes back from them are, too"
                ),
                (
                    Back(oldDh, 1 - oldH.PointwiseMultiply(oldH)),
                    "that is 1 − h1² with the h1 of σ: send the point up again"
                ),
                (Back(dh, 1 - t), "the slope is 1 − tanh², not 1 − tanh"),
                (Back(dh, 1 + t.PointwiseMultiply(t)), "the slope is 1 − tanh², with a minus")
            );

            Matrix<double> Back(Matrix<double> dh, Matrix<double> slope) => x.Transpose() * dh.PointwiseMultiply(slope);
        }
    }

    /// <summary>db1 and db2 for the first fifty samples and biases of zero.</summary>
    public static Exercise MissingBiases
    {
        get
        {
            var (W1, W2, _, _) = XorStart();
            var batch = DataSets.Xor().Take(50);
            var network = new Network(
                new DenseLayer(W1, Vector<double>.Build.Dense(3), Activation.Sigmoid),
                new DenseLayer(W2, Vector<double>.Build.Dense(2), Activation.Sigmoid)
            );
            var pass = network.Backward(network.Forward(batch.X), batch.Y, Loss.HalfSquared);
            double[] db1 = [.. pass.db[1]!];
            double[] db2 = [.. pass.db[2]!];
            double[] right = [.. db1, .. db2];
            return new(
                "db1 and db2",
                right,
                (right.Select(b => 50 * b).ToArray(), "the gradient is to be averaged: divide the sums by N = 50"),
                (right.Select(b => b / 50).ToArray(), "divided by N twice"),
                ((double[])[.. db2, .. db1], "db2 stands before db1"),
                (First(pass), "one observation's dz is not enough: the bias serves all fifty"),
                ((double[])[.. pass.dA[1].ColumnSums(), .. db2], "db1 lacks the slope of the hidden layer"),
                ((double[])[.. db1, .. pass.dA[2].ColumnSums()], "db2 lacks the slope of the output layer")
            );

            static double[] First(BackwardPass pass) => [.. pass.dZ[1].Row(0), .. pass.dZ[2].Row(0)];
        }
    }

    private static (Matrix<double> W1, Matrix<double> W2, Matrix<double> x, Matrix<double> y) XorStart()
    {
        var random = new NumPyRandom(2017);
        var W1 = (2 * random.RandomSample(2, 3) - 1) / Math.Sqrt(2);
        var W2 = (2 * random.RandomSample(3, 2) - 1) / Math.Sqrt(3);
        var first = DataSets.Xor().Take(1);
        return (W1, W2, first.X, first.Y);
    }

    private static Network SigmoidNetwork(Matrix<double> W1, Matrix<double> W2, Activation hidden) =>
        new(new DenseLayer(W1, b: null, hidden), new DenseLayer(W2, b: null, Activation.Sigmoid));

    private static (Matrix<double> dW1, Matrix<double> dW2) GradientOf(
        Matrix<double> W1,
        Matrix<double> W2,
        Matrix<double> x,
        Matrix<double> y
    )
    {
        var network = SigmoidNetwork(W1, W2, Activation.Sigmoid);
        var pass = network.Backward(network.Forward(x), y, Loss.HalfSquared);
        return (pass.dW[1], pass.dW[2]);
    }
}
