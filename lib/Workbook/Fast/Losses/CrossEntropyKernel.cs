using System.Numerics.Tensors;

namespace Workbook;

/// <summary>A cross-entropy behind the probabilities of the other kind, row by row.</summary>
internal sealed unsafe class CrossEntropyKernel(IProbabilities g, bool withComplements) : LossKernel
{
    public override double Backward(in OutputBlock block)
    {
        double sum = 0;
        for (nint i = 0; i < block.Rows; i++)
        {
            var dz = new Span<double>(block.D + i * block.Stride, block.Outputs);
            sum += g.CrossEntropy(
                new ReadOnlySpan<double>(block.Z + i * block.Stride, block.Outputs),
                new ReadOnlySpan<double>(block.Y + i * block.Outputs, block.Outputs),
                withComplements,
                dz
            );
            TensorPrimitives.Divide(dz, block.Samples, dz);
        }

        return sum;
    }
}
