using System.Numerics.Tensors;

namespace Workbook;

internal sealed unsafe class SoftmaxKernel : ActivationKernel
{
    public override bool NeedsZ => false;

    public override void Apply(double* a, nint rows, nint stride, int columns)
    {
        for (nint i = 0; i < rows; i++)
        {
            var row = new Span<double>(a + i * stride, columns);
            TensorPrimitives.Subtract(row, TensorPrimitives.Max<double>(row), row);
            TensorPrimitives.Exp(row, row);
            TensorPrimitives.Divide(row, TensorPrimitives.Sum<double>(row), row);
        }
    }

    public override void Backward(double* z, double* a, double* d, nint rows, nint stride, int columns)
    {
        for (nint i = 0; i < rows; i++)
        {
            Span<double> p = new(a + i * stride, columns),
                dp = new(d + i * stride, columns);
            TensorPrimitives.Subtract(dp, TensorPrimitives.Dot<double>(p, dp), dp);
            TensorPrimitives.Multiply(p, dp, dp);
        }
    }
}
