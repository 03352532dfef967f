using MathNet.Numerics.LinearAlgebra;

namespace Workbook;

// Notebook 07.
public static partial class Exercises
{
    /// <summary>∂Loss/∂b of the digit 3 before the first step: all p are 1/10, and 133 of 1297 pictures are a 3.</summary>
    public static Exercise FirstBiasGradient =>
        new(
            "db of the digit 3",
            0.1 - 133 / 1297.0,
            (133 / 1297.0 - 0.1, "that is the mean of y − p; the gradient is p − y"),
            (133 / 1297.0, "that is the mean of y: p is missing"),
            (-133 / 1297.0, "that is the mean of −y: p is missing"),
            (0.1, "that is p: y is missing"),
            (129.7 - 133, "that is the sum over the pictures; the loss is a mean"),
            (-0.9, "that is p − y of one picture of a 3; the loss is the mean over all pictures"),
            (0, "that would be so if exactly a tenth of the pictures were a 3"),
            (Math.Log(10), "that is the loss; its slope is asked for"),
            (-0.9 * 133 / 1297.0, "the pictures of other digits count as well: there y is 0 and p is 1/10")
        );

    /// <summary>How many pictures a test set needs so that a share of 0.98 has a standard error of 0.005.</summary>
    public static Exercise PicturesForTheTest =>
        new(
            "the number of pictures",
            0.98 * 0.02 / (0.005 * 0.005),
            (28, "that is the root of the answer: √N stands in the denominator of the standard error"),
            (3.92, "square the standard error: √(p(1 − p)/N) = 0.005"),
            (0.0784, "half a percentage point is 0.005"),
            (196, "that is for a whole percentage point"),
            (800, "the variance is p(1 − p), not 1 − p"),
            (39200, "the variance is p(1 − p), not p"),
            (10000, "that is for p = ½, where the variance is largest"),
            (250, "that is what our test set has: its standard error is larger"),
            (3136, "that is for a quarter of a percentage point")
        );

    /// <summary>The share of each true class (row of the confusion matrix) that was read right.</summary>
    /// <param name="counts">How often each true class (row) was read as each class (column); every class occurs and is named.</param>
    public static Exercise Recall(Matrix<double> counts)
    {
        Matrix<double> Shares(Vector<double> totals) => (counts.Diagonal() / totals).ToRowMatrix();
        var recall = Shares(counts.RowSums());
        return new(
            "the share of each class that was read right",
            recall,
            (
                Shares(counts.ColumnSums()),
                "you divide by the columns: that is the share of right ones among those that were read so, the precision"
            ),
            (1 - recall, "that is the share that was read wrong"),
            (counts.Diagonal().ToRowMatrix(), "these are the numbers of right ones; each class has its own total"),
            (counts.RowSums().ToRowMatrix(), "these are the totals; which share of each was read right?"),
            (counts.Diagonal().ToRowMatrix() / counts.Sum(), "each class has its own total: the sum of its row"),
            (100 * recall, "these are per cent: a share lies between 0 and 1"),
            ((counts.RowSums() / counts.Sum()).ToRowMatrix(), "that is how frequent each class is")
        );
    }

    /// <summary>∂E/∂x of softmax regression: which way each pixel would have to move to make the answer worse.</summary>
    /// <param name="p">The probabilities, 1×classes.</param>
    /// <param name="y">The wanted ones, 1×classes.</param>
    /// <param name="W">The weights, pixels×classes.</param>
    public static Exercise GradientOfThePicture(Matrix<double> p, Matrix<double> y, Matrix<double> W)
    {
        Matrix<double> Back(Matrix<double> dz) => dz * W.Transpose();
        return new(
            "dx",
            Back(p - y),
            (Back(y - p), "that is the way downhill: the gradient is made of p − y"),
            (Back(p), "y is missing: dz is p − y"),
            (Back(y), "that is the weight image of the true class; dz is p − y"),
            (Back(-y), "p is missing: dz is p − y"),
            (
                Back((p - y).PointwiseMultiply(p).PointwiseMultiply(1 - p)),
                "one factor too many: cross-entropy has cancelled the slope of softmax"
            ),
            (
                Back((p - y) / p.ColumnCount),
                "do not divide by the number of classes: this is one picture, and E is its error"
            )
        );
    }

    /// <summary>The share that is right if one always names the class that occurs most often.</summary>
    /// <param name="Y">One row for each sample, a 1 in the column of its class; null while the table has not been read.</param>
    public static Exercise AlwaysTheSame(Matrix<double>? Y)
    {
        // Without a table there is no right answer yet, and nothing is one.
        var counts = Y?.ColumnSums() ?? Matrices.Vector(double.NaN);
        var shares = counts / (Y?.RowCount ?? 1);
        var share = shares.Maximum();
        return new(
            "the share of always the same class",
            share,
            (1 - share, "that is the share that would be wrong"),
            (100 * share, "that is per cent: a share lies between 0 and 1"),
            (counts.Maximum(), "that is how often the class occurs: divide by the number of lines"),
            (shares.Minimum(), "that is the class that occurs least often"),
            (1.0 / shares.Count, "that is what a die gets, with one face for each class"),
            (shares.Sum(p => p * p), "that is what guessing in the proportions of the classes gets"),
            (1.0 / counts.Maximum(), "divide the number of its lines by the number of all lines, not 1 by it"),
            (shares.Average() * share, "the share of the class is enough: do not divide by the number of classes")
        );
    }
}
