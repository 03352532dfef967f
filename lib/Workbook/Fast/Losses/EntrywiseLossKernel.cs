namespace Workbook;

/// <summary>Any loss, entry by entry, with the chain rule through the activation.</summary>
internal sealed unsafe class EntrywiseLossKernel(Loss loss, ActivationKernel g) : LossKernel
{
    public override double Backward(in OutputBlock block)
    {
        double sum = 0;
        double* a = block.A,
            d = block.D,
            y = block.Y;
        for (var i = 0; i < block.Rows; i++, a += block.Stride, d += block.Stride, y += block.Outputs)
        {
            for (var j = 0; j < block.Outputs; j++)
            {
                sum += loss.ValueAt(a[j], y[j], block.Outputs);
                d[j] = loss.SlopeAt(a[j], y[j], block.Outputs) / block.Samples;
            }
        }

        g.Backward(block.Z, block.A, block.D, block.Rows, block.Stride, block.Outputs);
        return sum;
    }
}
