using System.Numerics.Tensors;

namespace Workbook;

/// <summary>One layer of a block of rows: weighted sums Z, g(Z), activations A after dropout, gradient D. What is equal shares its memory.</summary>
internal sealed unsafe class LayerBlock
{
    private readonly AlignedBuffer _memory;
    private readonly nint _stride;
    private readonly int _outputs;
    private readonly ActivationKernel _activation;
    private readonly double* _g,
        _mask;

    public LayerBlock(LayerPlan plan, nint rows, bool isLast, bool dropout)
    {
        (_stride, _outputs) = (plan.OutputStride, plan.Outputs);
        _activation = ActivationKernel.For(plan.Activation);
        // Behind the last row, a tile may read up to one row too far.
        var size = (TileGrid.PadRows(rows) + 1) * plan.OutputStride;
        var keepsZ = isLast || _activation.NeedsZ;
        var drops = dropout && !isLast;
        _memory = new AlignedBuffer((2 + (keepsZ ? 1 : 0) + (drops ? 2 : 0)) * size);
        var next = _memory.Start;
        D = next;
        Z = _g = A = next += size;
        if (keepsZ)
        {
            _g = A = next += size;
        }

        if (drops)
        {
            A = next + size;
            _mask = next + 2 * size;
        }
    }

    public double* Z { get; }

    public double* A { get; }

    public double* D { get; }

    /// <summary>From Z to A, with the 1 behind each row that the next layer's biases are multiplied by.</summary>
    public void Forward(nint from, nint rows, in DropoutMask mask)
    {
        var (start, count) = (from * _stride, (int)(rows * _stride));
        if (_g != Z)
        {
            new Span<double>(Z + start, count).CopyTo(new Span<double>(_g + start, count));
        }

        _activation.Apply(_g + start, rows, _stride, _outputs);
        if (_mask != null)
        {
            mask.Fill(_mask + start, from, rows, _stride);
            TensorPrimitives.Multiply(
                new ReadOnlySpan<double>(_g + start, count),
                new ReadOnlySpan<double>(_mask + start, count),
                new Span<double>(A + start, count)
            );
        }

        var (one, stride) = (start + _outputs, _stride);
        for (var a = A; rows > 0; rows--, one += stride)
        {
            a[one] = 1;
        }
    }

    /// <summary>From dA to dZ, both in D.</summary>
    public void Backward(nint from, nint rows)
    {
        var start = from * _stride;
        if (_mask != null)
        {
            var d = new Span<double>(D + start, (int)(rows * _stride));
            TensorPrimitives.Multiply(d, new ReadOnlySpan<double>(_mask + start, d.Length), d);
        }

        _activation.Backward(Z + start, _g + start, D + start, rows, _stride, _outputs);
    }

    /// <summary>As the network's last layer: fills dZ, counts the right answers, and returns the sum of the rows' losses.</summary>
    public double Compare(LossKernel loss, Batch batch, int first, nint from, int rows, ref double right)
    {
        var start = from * _stride;
        var y = batch.Y + (first + from) * _outputs;
        if (batch.IsClassification)
        {
            right += RightAnswers.Count(_g + start, _stride, y, rows, _outputs);
        }

        return loss.Backward(
            new OutputBlock
            {
                Z = Z + start,
                A = _g + start,
                D = D + start,
                Stride = _stride,
                Y = y,
                Rows = rows,
                Outputs = _outputs,
                Samples = batch.Rows,
            }
        );
    }
}
