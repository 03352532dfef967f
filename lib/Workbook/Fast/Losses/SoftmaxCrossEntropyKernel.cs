using System.Runtime.CompilerServices;

namespace Workbook;

/// <summary>Categorical cross-entropy of a softmax: Σ y (ln Σ e^z − z), and dz = (a Σ y − y)/N.</summary>
internal sealed unsafe class SoftmaxCrossEntropyKernel : LossKernel
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override double Backward(in OutputBlock block)
    {
        double sum = 0;
        double* z = block.Z,
            a = block.A,
            d = block.D,
            y = block.Y;
        var stride = block.Stride;
        var outputs = block.Outputs;
        var share = 1.0 / block.Samples;
        for (var i = 0; i < block.Rows; i++, z += stride, a += stride, d += stride, y += outputs)
        {
            double wanted = 0;
            var largest = 0;
            for (var j = 0; j < outputs; j++)
            {
                wanted += y[j];
                largest = a[j] > a[largest] ? j : largest;
            }

            // The largest probability is 1/K at least: its logarithm costs no digit, and saves summing the exponentials again.
            var logSum = z[largest] - Math.Log(a[largest]);
            for (var j = 0; j < outputs; j++)
            {
                d[j] = (wanted * a[j] - y[j]) * share;
                sum += y[j] * (logSum - z[j]);
            }
        }

        return sum;
    }
}
