using System.Runtime.CompilerServices;

namespace Workbook;

/// <summary>Half of each squared error, or, as their mean, each over the number of outputs.</summary>
internal sealed unsafe class SquaredErrorKernel(ActivationKernel g, bool isMean) : LossKernel
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override double Backward(in OutputBlock block)
    {
        double sum = 0;
        double* a = block.A,
            d = block.D,
            y = block.Y;
        var stride = block.Stride;
        int outputs = block.Outputs,
            samples = block.Samples;
        double divisor = isMean ? outputs : 2,
            slope = 2 / divisor;
        for (var i = 0; i < block.Rows; i++, a += stride, d += stride, y += outputs)
        {
            for (var j = 0; j < outputs; j++)
            {
                var error = a[j] - y[j];
                sum += error * error / divisor;
                d[j] = slope * error / samples;
            }
        }

        g.Backward(block.Z, block.A, block.D, block.Rows, stride, outputs);
        return sum;
    }
}
