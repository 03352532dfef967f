using System.Runtime.CompilerServices;

namespace Workbook;

/// <summary>The losses on the last layer of a block of rows: the same formulas as <see cref="Loss"/>, without matrices.</summary>
internal static unsafe class OutputLoss
{
    /// <summary>Fills dZ and returns the sum of the rows' losses, not yet divided by the number of samples.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="g">The last layer's activation.</param>
    /// <param name="z">The weighted sums, rows × outputs.</param>
    /// <param name="a">g(Z).</param>
    /// <param name="d">Becomes dZ.</param>
    /// <param name="stride">From row to row of z, a and d.</param>
    /// <param name="y">The wanted outputs, row after row.</param>
    /// <param name="rows">Samples of this block.</param>
    /// <param name="outputs">Units of the last layer.</param>
    /// <param name="samples">Samples of the whole batch, N.</param>
    public static double Backward(
        Loss loss,
        Activation g,
        double* z,
        double* a,
        double* d,
        nint stride,
        double* y,
        int rows,
        int outputs,
        int samples
    )
    {
        var shortForm =
            loss == Loss.BinaryCrossEntropy && g == Activation.Sigmoid
            || loss == Loss.CategoricalCrossEntropy && g == Activation.Softmax;
        var sum = shortForm
            ? FromLogits(z, a, d, stride, y, rows, outputs, samples, severalClasses: g == Activation.Softmax)
            : FromActivations(loss, a, d, stride, y, rows, outputs, samples);
        if (!shortForm)
        {
            ElementwiseMath.Backward(g, z, a, d, rows, stride, outputs);
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double FromLogits(
        double* z,
        double* a,
        double* d,
        nint stride,
        double* y,
        int rows,
        int outputs,
        int samples,
        bool severalClasses
    )
    {
        double sum = 0,
            wanted = 1,
            logSum = 0;
        for (var i = 0; i < rows; i++, z += stride, a += stride, d += stride, y += outputs)
        {
            if (severalClasses)
            {
                (wanted, logSum) = (Sum(y, outputs), LogSumExp(z, outputs));
            }

            for (var j = 0; j < outputs; j++)
            {
                d[j] = (wanted * a[j] - y[j]) / samples;
                sum += severalClasses
                    ? y[j] * (logSum - z[j])
                    : Math.Max(z[j], 0)
                        - y[j] * z[j]
                        + MathNet.Numerics.SpecialFunctions.Log1p(Math.Exp(-Math.Abs(z[j])));
            }
        }
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double FromActivations(
        Loss loss,
        double* a,
        double* d,
        nint stride,
        double* y,
        int rows,
        int outputs,
        int samples
    )
    {
        double sum = 0;
        for (var i = 0; i < rows; i++, a += stride, d += stride, y += outputs)
        {
            for (var j = 0; j < outputs; j++)
            {
                var error = a[j] - y[j];
                if (loss == Loss.HalfSquared)
                {
                    sum += error * error / 2;
                    d[j] = error / samples;
                }
                else if (loss == Loss.MeanSquared)
                {
                    sum += error * error / outputs;
                    d[j] = 2 * error / ((double)samples * outputs);
                }
                else if (loss == Loss.BinaryCrossEntropy)
                {
                    sum -= Times(y[j], Math.Log(a[j])) + Times(1 - y[j], Math.Log(1 - a[j]));
                    d[j] = (Times(1 - y[j], 1 / (1 - a[j])) - Times(y[j], 1 / a[j])) / samples;
                }
                else
                {
                    sum -= Times(y[j], Math.Log(a[j]));
                    d[j] = -Times(y[j], 1 / a[j]) / samples;
                }
            }
        }
        return sum;
    }

    private static double Sum(double* y, int count)
    {
        double sum = 0;
        for (var j = 0; j < count; j++)
        {
            sum += y[j];
        }

        return sum;
    }

    private static double LogSumExp(double* z, int count)
    {
        double largest = z[0],
            sum = 0;
        for (var j = 1; j < count; j++)
        {
            largest = Math.Max(largest, z[j]);
        }

        for (var j = 0; j < count; j++)
        {
            sum += Math.Exp(z[j] - largest);
        }

        return largest + Math.Log(sum);
    }

    // 0 times infinity is 0 here: a term that is not wanted costs nothing, however wrong it is.
    private static double Times(double weight, double value) => weight == 0 ? 0 : weight * value;
}
