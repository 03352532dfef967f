using MathNet.Numerics.LinearAlgebra;
using static System.FormattableString;

namespace Workbook;

/// <summary>How often each true class (row) was given each predicted class (column).</summary>
[TypeFormatterSource(typeof(RichDisplayFormatterSource), PreferredMimeTypes = [MimeTypes.Plain])]
public sealed class ConfusionMatrix
{
    private ConfusionMatrix(Matrix<double> counts, int unanswered) => (Counts, Unanswered) = (counts, unanswered);

    /// <summary>Counts, classes×classes: row = true class, column = predicted class. Samples with an answer of NaN are in no class.</summary>
    public Matrix<double> Counts { get; }

    /// <summary>The number of samples for which an output is NaN.</summary>
    public int Unanswered { get; }

    /// <summary>The number of samples.</summary>
    public int Total => (int)Counts.Sum() + Unanswered;

    /// <summary>The share of samples on the diagonal, from 0 to 1; NaN if the network answers NaN, for then it has none.</summary>
    public double Accuracy => Unanswered > 0 ? double.NaN : Counts.Diagonal().Sum() / Total;

    /// <summary>
    /// Compares predictions with wanted outputs. One column: class 1 where the value is above 0.5.
    /// More columns: the class is the column of the largest value.
    /// </summary>
    /// <param name="predictions">Outputs of the network, N×outputs.</param>
    /// <param name="Y">Wanted outputs, N×outputs.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static ConfusionMatrix Of(Matrix<double> predictions, Matrix<double> Y)
    {
        Require.SameShape(predictions, Y);
        var counts = Matrix<double>.Build.Dense(Math.Max(2, Y.ColumnCount), Math.Max(2, Y.ColumnCount));
        var unanswered = 0;
        foreach (var (sample, (truth, predicted)) in Classes(Y).Zip(Classes(predictions)).Index())
        {
            if (predictions.Row(sample).Exists(double.IsNaN))
            {
                unanswered++;
            }
            else
            {
                counts[truth, predicted]++;
            }
        }

        return new(counts, unanswered);
    }

    /// <summary>The class of each row, as <see cref="Of"/> reads it.</summary>
    public static int[] Classes(Matrix<double> outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        return outputs.ColumnCount == 1 ? [.. outputs.Column(0).Select(a => a > 0.5 ? 1 : 0)] : outputs.ArgMax();
    }

    /// <summary>"97 of 100 right (97.0 %)".</summary>
    public override string ToString() =>
        Unanswered > 0
            ? $"no accuracy: {Unanswered} of {Require.Count(Total, "answer")} are NaN"
            : Invariant($"{Counts.Diagonal().Sum()} of {Total} right ({100 * Accuracy:F1} %)");
}
