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

    /// <summary>dZ of a hidden layer: back through ReLU.</summary>
    /// <param name="asked">What is asked for, such as "dZ3".</param>
    /// <param name="dA">What comes back to the layer's activations, units×m.</param>
    /// <param name="Z">Its sums, of the same shape.</param>
    public static Exercise ThroughReLU(string asked, Matrix<double> dA, Matrix<double> Z)
    {
        var slope = Z.Map(z => z > 0 ? 1.0 : 0.0);
        var right = dA.PointwiseMultiply(slope);
        return new(
            asked,
            right,
            (dA, "the slope of ReLU is missing: a silent unit passes nothing back"),
            (slope, "that is the slope of ReLU alone: the factor dA is missing"),
            (dA.PointwiseMultiply(Z.Map(z => Math.Max(0, z))), "that is ReLU itself; its slope is 1 or 0"),
            (dA.PointwiseMultiply(Z), "the slope of ReLU at Z is asked for, not Z"),
            (dA.PointwiseMultiply(1 - slope), "it is the other way round: the slope is 1 where Z is positive"),
            (right / Z.ColumnCount, "each sample's own loss is meant: do not divide by m yet")
        );
    }

    /// <summary>dW of a layer, for the mean over m samples.</summary>
    /// <param name="asked">What is asked for, such as "dW3".</param>
    /// <param name="dZ">Each sample's own, units×m.</param>
    /// <param name="A">The layer's input, inputs×m.</param>
    public static Exercise ToTheWeights(string asked, Matrix<double> dZ, Matrix<double> A)
    {
        var sum = dZ * A.Transpose();
        var right = sum / A.ColumnCount;
        return new(
            asked,
            right,
            (sum, "that is the sum over the samples: divide by m"),
            (right.Transpose(), "that is the transpose: one unit's weights stand in a row"),
            (sum.Transpose(), "that is the transpose, and not divided by m"),
            (right / A.ColumnCount, "divide by m once"),
            (
                dZ * A.Map(a => a > 0 ? 1.0 : 0.0).Transpose() / A.ColumnCount,
                "the input itself is the factor, not its slope"
            )
        );
    }

    /// <summary>db of a layer, for the mean over m samples.</summary>
    /// <param name="asked">What is asked for, such as "db3".</param>
    /// <param name="dZ">Each sample's own, units×m.</param>
    public static Exercise ToTheBiases(string asked, Matrix<double> dZ)
    {
        var sum = dZ.RowSums().ToColumnMatrix();
        return new(
            asked,
            sum / dZ.ColumnCount,
            (sum, "that is the sum over the samples: divide by m"),
            (sum / dZ.ColumnCount / dZ.ColumnCount, "divide by m once"),
            (dZ.SubMatrix(0, dZ.RowCount, 0, 1), "that is the first sample's: all samples count")
        );
    }

    /// <summary>dA of the layer before.</summary>
    /// <param name="asked">What is asked for, such as "dA2".</param>
    /// <param name="W">The layer's weights, units×inputs.</param>
    /// <param name="dZ">Each sample's own, units×m.</param>
    public static Exercise OneLayerBack(string asked, Matrix<double> W, Matrix<double> dZ)
    {
        var right = W.Transpose() * dZ;
        var slips = new List<(object, string)>
        {
            (right / dZ.ColumnCount, "each sample's own loss is meant: do not divide by m"),
            (right.Map(a => Math.Max(0, a)), "no activation comes in between: nothing is cut off"),
        };
        if (W.RowCount == W.ColumnCount)
        {
            slips.Add((W * dZ, "the shape is right, but backward it is the transpose of W"));
        }
        return new(asked, right, [.. slips]);
    }
}
