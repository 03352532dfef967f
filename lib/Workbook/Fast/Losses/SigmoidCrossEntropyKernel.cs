using System.Runtime.CompilerServices;

namespace Workbook;

/// <summary>Binary cross-entropy of a sigmoid: −y ln σ(z) − (1 − y) ln(1 − σ(z)) = max(z, 0) − y z + ln(1 + e^−|z|), and dz = (a − y)/N.</summary>
internal sealed unsafe class SigmoidCrossEntropyKernel : LossKernel
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
            for (var j = 0; j < outputs; j++)
            {
                d[j] = (a[j] - y[j]) / samples;
                sum +=
                    Math.Max(z[j], 0)
                    - y[j] * z[j]
                    + MathNet.Numerics.SpecialFunctions.Log1p(Math.Exp(-Math.Abs(z[j])));
            }
        }

        return sum;
    }
}
