using MathNet.Numerics.LinearAlgebra;

namespace Workbook;

// Notebook 04, in the article's convention: one sample per column.
public static partial class Exercises
{
    /// <summary>How many numbers a network 2-8-8-1 learns.</summary>
    public static Exercise ParameterCount =>
        new(
            "parameters of 2-8-8-1",
            105,
            (88, "these are the weights; each unit has a bias as well"),
            (17, "these are the biases; the weights are missing"),
            (19, "that is the number of units"),
            (128, "that multiplies all sizes; each pair of neighbours has its own matrix"),
            (107, "the inputs have no biases"),
            (33, "one matrix is missing: there are three, 8×2, 8×8 and 1×8"),
            (96, "the last layer is missing: 1×8 weights and a bias"),
            (81, "the first layer is missing: 8×2 weights and 8 biases")
        )
        {
            Tolerance = 1e-9,
        };

    /// <summary>The learning rate beyond which descent leaves the best point of the wave's cost.</summary>
    public static Exercise LimitOfTheRate =>
        new(
            "the limit of the learning rate",
            3.7718,
            (3.2204, "that is the limit of the other minimum"),
            (14.422, "the steepest direction gives the limit, not the flattest"),
            (3.7718 / 2, "that is 1/λ; the limit is 2/λ"),
            (2 / 3.7718, "that is the largest eigenvalue; the limit is 2 divided by it"),
            (3.7718 / 4, "that is ½/λ; the limit is 2/λ"),
            (0.04, "that is the rate of the walk; it lies far below the limit"),
            (2 * 2 / 3.7718, "that is 2λ; the limit is 2/λ")
        )
        {
            Tolerance = 1e-3,
        };

    /// <summary>dZ of the output layer for half the squared error after a sigmoid, each sample's own.</summary>
    /// <param name="A">The sigmoid's values, one sample per column.</param>
    /// <param name="Y">The wanted ones, of the same shape.</param>
    public static Exercise AnotherLoss(Matrix<double> A, Matrix<double> Y)
    {
        var right = (A - Y).PointwiseMultiply(A).PointwiseMultiply(1 - A);
        return new(
            "dZ5",
            right,
            (A - Y, "that is dA5: the slope of the sigmoid is missing"),
            (right / Y.ColumnCount, "each sample's own loss is asked for: do not divide by m"),
            (A.PointwiseMultiply(1 - A), "that is the slope of the sigmoid: the factor Ŷ − Y is missing"),
            ((A - Y).PointwiseMultiply(A), "the slope of the sigmoid is ŷ(1 − ŷ): a factor is missing"),
            ((A - Y).PointwiseMultiply(1 - A), "the slope of the sigmoid is ŷ(1 − ŷ): a factor is missing"),
            (2 * right, "the ½ of the loss cancels the 2 of the square"),
            (0.5 * (A - Y).PointwisePower(2.0), "that is the loss itself")
        );
    }

    /// <summary>dX: the derivative of each sample's own cross-entropy by its coordinates.</summary>
    /// <param name="X">2×m: the samples.</param>
    /// <param name="Y">1×m: their classes.</param>
    /// <param name="W">From W[1] on, outputs×inputs.</param>
    /// <param name="b">From b[1] on, outputs×1.</param>
    public static Exercise GradientOfTheInput(
        Matrix<double> X,
        Matrix<double> Y,
        Matrix<double>[] W,
        Matrix<double>[] b
    )
    {
        var last = W.Length - 1;
        var layers = Enumerable
            .Range(1, last)
            .Select(l => new DenseLayer(
                W[l].Transpose(),
                b[l].Column(0),
                l < last ? Activation.ReLU : Activation.Sigmoid
            ));
        var network = new Network([.. layers]);
        var pass = network.Backward(network.Forward(X.Transpose()), Y.Transpose(), Loss.BinaryCrossEntropy);
        // The library's gradients are those of the mean over m samples.
        var dZ1 = X.ColumnCount * pass.dZ[1].Transpose();
        var right = W[1].Transpose() * dZ1;
        return new(
            "dX",
            right,
            (right / X.ColumnCount, "each sample's own loss is asked for: do not divide by m"),
            (dZ1, "that is dZ1: one more step, through W1, leads to X"),
            (X.ColumnCount * pass.dA[1].Transpose(), "that is dA1: ReLU's slope and W1 are still to come"),
            (W[1].Transpose() * (X.ColumnCount * pass.dA[1].Transpose()), "the slope of ReLU in layer 1 is missing"),
            (dZ1 * X.Transpose(), "that is m·dW1: for dX it is W1 that dZ1 meets"),
            (right.PointwiseMultiply(X), "the input has no activation: nothing is multiplied after W1")
        );
    }

    /// <summary>dA2 where A2 is added to the output of layer 3.</summary>
    /// <param name="W3">The weights of layer 3.</param>
    /// <param name="Z3">Its sums.</param>
    /// <param name="dA3">What comes back to its output.</param>
    public static Exercise Shortcut(Matrix<double> W3, Matrix<double> Z3, Matrix<double> dA3)
    {
        var dZ3 = dA3.PointwiseMultiply(Z3.Map(z => z > 0 ? 1.0 : 0.0));
        var through = W3.Transpose() * dZ3;
        return new(
            "dA2",
            through + dA3,
            (through, "the way through the weights is there, the shortcut is missing"),
            (dA3, "that is the shortcut alone"),
            (W3 * dZ3 + dA3, "on the way back it is the transpose of W3"),
            (W3.Transpose() * dA3 + dA3, "the slope of ReLU is missing on the way through the weights"),
            (through + dZ3, "the shortcut passes by ReLU: nothing is cut off there"),
            (through - dA3, "the two paths add up"),
            (through.PointwiseMultiply(dA3), "the two paths add up; they do not multiply")
        );
    }
}
