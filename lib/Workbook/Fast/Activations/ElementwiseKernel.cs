namespace Workbook;

/// <summary>Any elementwise activation, entry by entry.</summary>
internal sealed unsafe class ElementwiseKernel(ElementwiseActivation g) : ActivationKernel
{
    public override bool NeedsZ => true;

    public override void Apply(double* a, nint rows, nint stride, int columns)
    {
        for (nint i = 0; i < rows; i++, a += stride)
        {
            for (var j = 0; j < columns; j++)
            {
                a[j] = g.Apply(a[j]);
            }
        }
    }

    public override void Backward(double* z, double* a, double* d, nint rows, nint stride, int columns)
    {
        for (nint i = 0; i < rows; i++, z += stride, a += stride, d += stride)
        {
            for (var j = 0; j < columns; j++)
            {
                d[j] *= g.Derivative(z[j], a[j]);
            }
        }
    }
}
