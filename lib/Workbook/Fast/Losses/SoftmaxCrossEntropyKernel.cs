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
        int outputs = block.Outputs,
            samples = block.Samples;
        for (var i = 0; i < block.Rows; i++, z += stride, a += stride, d += stride, y += outputs)
        {
            double wanted = 0,
                logSum = Logits.LogSumExp(new ReadOnlySpan<double>(z, outputs));
            for (var j = 0; j < outputs; j++)
            {
                wanted += y[j];
            }

            for (var j = 0; j < outputs; j++)
            {
                d[j] = (wanted * a[j] - y[j]) / samples;
                sum += y[j] * (logSum - z[j]);
            }
        }

        return sum;
    }
}
