using MathNet.Numerics.LinearAlgebra;

namespace Workbook;

// Notebook 03: the small network 2-3-1 of its section 4.
public static partial class Exercises
{
    /// <summary>What the small network predicts for (0.5, 0.3).</summary>
    public static Exercise NewPrediction
    {
        get
        {
            var network = Small(Activation.ReLU);
            return new(
                "prediction for (0.5, 0.3)",
                Predicted(Activation.ReLU),
                (Predicted(Activation.Identity), "the third sum is negative: ReLU makes it 0"),
                (Predicted(Activation.ReLU) + 0.11, "the output's bias is missing"),
                (network.Predict(Matrices.Row(0.1, 0.3))[0, 0], "that is the prediction for (0.1, 0.3)"),
                (network.Predict(Matrices.Row(0.3, 0.5))[0, 0], "x₁ and x₂ have changed places"),
                (0.4, "that is the wanted answer, the mean; the network is not trained yet"),
                (Math.Max(0, Predicted(Activation.ReLU)), "the output has no ReLU"),
                (-0.5 * 0.37 + 0.5 * 0.12 - 0.11, "the biases of the hidden units are missing")
            );

            static double Predicted(Activation hidden) => Small(hidden).Predict(Matrices.Row(0.5, 0.3))[0, 0];
        }
    }

    /// <summary>The bias of the one layer that replaces two layers without activation.</summary>
    /// <param name="b1">1×k: the first layer's bias.</param>
    /// <param name="W2">k×n: the second layer's weights.</param>
    /// <param name="b2">1×n: the second layer's bias.</param>
    public static Exercise OneBias(Matrix<double> b1, Matrix<double> W2, Matrix<double> b2) =>
        new(
            "the bias of the one layer",
            b1 * W2 + b2,
            (b1 * W2.Transpose() + b2, "that goes through the transpose of W2"),
            (b1 + b2, "b1 goes through the second layer as well: it meets W2"),
            (b1 * W2, "b2 is missing"),
            (b2, "b1 is missing: it, too, goes through the second layer"),
            (b2 * W2 + b1, "the two biases have changed places"),
            (b1 * W2 - b2, "b2 is added, not taken away"),
            ((b1 + b2) * W2, "b2 comes after W2 and does not meet it")
        );

    /// <summary>dW1 for (0.1, 0.3) ↦ 0.2 when the hidden units have leaky ReLU.</summary>
    public static Exercise LeakyBackwardPass
    {
        get
        {
            var x = Matrices.Row(0.1, 0.3);
            var (leaky, relu) = (Small(Activation.LeakyReLU(0.1)), Small(Activation.ReLU));
            var sums = leaky.Forward(x).Z[1];
            var W2 = leaky[2].W;
            double miss = Miss(leaky),
                oldMiss = Miss(relu);
            return new(
                "dW1",
                Gradient(miss, z => z > 0 ? 1 : 0.1),
                (Gradient(oldMiss, z => z > 0 ? 1 : 0), "that is dW1 with ReLU"),
                (
                    Gradient(oldMiss, z => z > 0 ? 1 : 0.1),
                    "the prediction changes, too: the third unit now passes a tenth"
                ),
                (Gradient(miss, z => z > 0 ? 1 : 0), "backwards the third unit passes a tenth as well"),
                (Gradient(miss, _ => 1), "the slopes of the hidden units are missing"),
                (Gradient(-miss, z => z > 0 ? 1 : 0.1), "that is the wanted change; the gradient is its opposite"),
                (Gradient(1, z => z > 0 ? 1 : 0.1), "the factor ŷ − y is missing"),
                (Gradient(miss, z => z > 0 ? 1 : -0.1), "the slope on the left is +0.1")
            );

            double Miss(Network network) => network.Predict(x)[0, 0] - 0.2;
            Matrix<double> Gradient(double miss, Func<double, double> slope) =>
                x.Transpose() * (miss * W2.Transpose()).PointwiseMultiply(sums.Map(slope));
        }
    }

    /// <summary>∂E/∂ŷ of the mean absolute error for the predictions (1, 4, −2) and wanted (2, 1, −1).</summary>
    public static Exercise AbsoluteError
    {
        get
        {
            var miss = Matrices.Column(-1, 3, -1);
            return new(
                "∂E/∂ŷ",
                miss.PointwiseSign() / 3,
                (miss.PointwiseSign(), "each slope is shared by m = 3 samples"),
                (miss / 3, "that is the slope of half the mean square; the slope of |u| knows no size"),
                (2 * miss / 3, "that is the slope of the mean square; the slope of |u| knows no size"),
                (miss, "the slope of |u| is its sign, and the mean divides by 3"),
                (miss.PointwiseAbs() / 3, "that is each sample's share of E; its slope is asked for"),
                (Matrices.Column(1, 1, 1) / 3, "the slope of |u| is −1 where u is negative"),
                (miss.PointwiseSign() / 2, "the mean is over m = 3 samples")
            );
        }
    }

    private static Network Small(Activation hidden) =>
        new(
            new DenseLayer(
                Matrices.FromRows([0.5, -0.3, -0.7], [0.4, 0.9, -1.2]),
                Vector<double>.Build.Dense([0.10, 0.05, -0.03]),
                hidden
            ),
            new DenseLayer(Matrices.Column(-0.5, 0.5, 0.8), Vector<double>.Build.Dense([-0.11]), Activation.Identity)
        );
}
