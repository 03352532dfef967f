using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace Workbook;

/// <summary>
/// Forward and backward pass of a block of rows, few enough that all their activations stay in the second cache. Each thread has one.
/// </summary>
internal sealed unsafe class BlockPass
{
    public const int MaxRows = 96;

    private readonly Parameters _parameters;
    private readonly TrainingOptions _options;
    private readonly LayerBlock[] _layers;
    private readonly LossKernel _loss;
    private readonly AlignedBuffer _zeroRow;

    public BlockPass(Parameters parameters, TrainingOptions options)
    {
        (this._parameters, this._options) = (parameters, options);
        _layers =
        [
            .. parameters.Layers.Select(
                (plan, l) => new LayerBlock(plan, isLast: l == parameters.Layers.Length - 1, options.Dropout > 0)
            ),
        ];
        _loss = LossKernel.For(options.Loss, parameters.Layers[^1].Activation);
        _zeroRow = new AlignedBuffer(parameters.Layers.Max(plan => Math.Max(plan.Columns, plan.TransposeColumns)));
    }

    /// <summary>Adds the block's share to the gradient and returns the sum of its losses.</summary>
    /// <param name="batch">The samples of the step.</param>
    /// <param name="first">The block's first row.</param>
    /// <param name="rows">Its number of rows.</param>
    /// <param name="gradient">Laid out as the parameters.</param>
    /// <param name="fresh">Whether the gradient begins here, so that its old content does not count.</param>
    /// <param name="step">The number of the step.</param>
    /// <param name="right">Counts the samples in the right class; NaN once an output was NaN.</param>
    public double Run(Batch batch, int first, int rows, double* gradient, bool fresh, long step, ref double right)
    {
        var padded = TileGrid.PadRows(rows);
        double* x = batch.X + first * batch.XStride,
            y = batch.Y + (nint)first * batch.Outputs;
        Forward(x, rows, padded, step, first);
        var (last, plan) = (_layers[^1], _parameters.Layers[^1]);
        var loss = _loss.Backward(
            new OutputBlock
            {
                Z = last.Z,
                A = last.G,
                D = last.D,
                Stride = plan.OutputStride,
                Y = y,
                Rows = rows,
                Outputs = plan.Outputs,
                Samples = batch.Rows,
            }
        );
        if (batch.IsClassification)
        {
            right += CountRight(last.G, plan.OutputStride, y, rows, plan.Outputs);
        }

        Backward(x, rows, padded, gradient, fresh);
        return loss;
    }

    private void Forward(double* a, nint rows, nint padded, long step, int first)
    {
        var stride = _parameters.Layers[0].InputStride;
        for (var l = 0; l < _layers.Length; l++)
        {
            var (plan, block) = (_parameters.Layers[l], _layers[l]);
            TileGrid.Run(
                padded,
                plan.Columns,
                plan.Inputs + 1,
                new Operand(a, stride, 1),
                new Operand(_parameters.Values.Start + plan.Start, plan.Columns, 1),
                Zeros,
                new Operand(block.Z, plan.OutputStride, 1)
            );
            var count = (int)(rows * plan.OutputStride);
            if (block.G != block.Z)
            {
                new Span<double>(block.Z, count).CopyTo(new Span<double>(block.G, count));
            }

            block.Activation.Apply(block.G, rows, plan.OutputStride, plan.Outputs);
            if (block.Mask != null && l < _layers.Length - 1)
            {
                DropoutMask.Fill(block.Mask, rows, plan.OutputStride, _options.Dropout, _options.Seed, step, l, first);
                TensorPrimitives.Multiply(
                    new ReadOnlySpan<double>(block.G, count),
                    new ReadOnlySpan<double>(block.Mask, count),
                    new Span<double>(block.A, count)
                );
            }
            for (nint i = 0; i < rows; i++)
            {
                block.A[i * plan.OutputStride + plan.Outputs] = 1;
            }

            a = block.A;
            stride = plan.OutputStride;
        }
    }

    private void Backward(double* x, int rows, nint padded, double* gradient, bool fresh)
    {
        for (var l = _layers.Length - 1; l >= 0; l--)
        {
            var (plan, block) = (_parameters.Layers[l], _layers[l]);
            var dW = new Operand(gradient + plan.Start, plan.Columns, 1);
            TileGrid.Run(
                plan.Rows,
                plan.Columns,
                rows,
                new Operand(l > 0 ? _layers[l - 1].A : x, 1, plan.InputStride),
                new Operand(block.D, plan.OutputStride, 1),
                fresh ? Zeros : dW,
                dW
            );
            if (l == 0)
            {
                return;
            }

            var (before, beforePlan) = (_layers[l - 1], _parameters.Layers[l - 1]);
            TileGrid.Run(
                padded,
                plan.TransposeColumns,
                plan.Outputs,
                new Operand(block.D, plan.OutputStride, 1),
                new Operand(_parameters.Transposes.Start + plan.TransposeStart, plan.TransposeColumns, 1),
                Zeros,
                new Operand(before.D, plan.InputStride, 1)
            );
            if (before.Mask != null)
            {
                var d = new Span<double>(before.D, (int)(rows * plan.InputStride));
                TensorPrimitives.Multiply(d, new ReadOnlySpan<double>(before.Mask, d.Length), d);
            }
            before.Activation.Backward(before.Z, before.G, before.D, rows, plan.InputStride, beforePlan.Outputs);
        }
    }

    private Operand Zeros => new(_zeroRow.Start, 0, 1);

    /// <summary>NaN if an output is NaN: such an answer is in no class.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double CountRight(double* a, nint stride, double* y, int rows, int outputs)
    {
        double right = 0;
        for (nint i = 0; i < rows; i++, a += stride, y += outputs)
        {
            for (var j = 0; j < outputs; j++)
            {
                if (double.IsNaN(a[j]))
                {
                    return double.NaN;
                }
            }

            var same =
                outputs == 1 ? a[0] > 0.5 == y[0] > 0.5 : IndexOfLargest(a, outputs) == IndexOfLargest(y, outputs);
            right += same ? 1 : 0;
        }
        return right;
    }

    // For the few numbers of a row, TensorPrimitives.IndexOfMax takes several times as long.
    private static int IndexOfLargest(double* row, int count)
    {
        var largest = 0;
        for (var j = 1; j < count; j++)
        {
            largest = row[j] > row[largest] ? j : largest;
        }

        return largest;
    }

    /// <summary>One layer's share of the block: weighted sums Z, g(Z), activations A after dropout, gradient D. What is equal shares its memory.</summary>
    private sealed class LayerBlock
    {
        private readonly AlignedBuffer _memory;

        public LayerBlock(LayerPlan plan, bool isLast, bool dropout)
        {
            // Behind the last row, a tile may read up to one row too far.
            var size = (TileGrid.PadRows(MaxRows) + 1) * plan.OutputStride;
            Activation = ActivationKernel.For(plan.Activation);
            var keepsZ = isLast || Activation.NeedsZ;
            var drops = dropout && !isLast;
            _memory = new AlignedBuffer((2 + (keepsZ ? 1 : 0) + (drops ? 2 : 0)) * size);
            var next = _memory.Start;
            D = next;
            Z = G = A = next += size;
            if (keepsZ)
            {
                G = A = next += size;
            }

            if (drops)
            {
                A = next + size;
                Mask = next + 2 * size;
            }
        }

        public ActivationKernel Activation { get; }

        public double* Z { get; }

        public double* G { get; }

        public double* A { get; }

        public double* D { get; }

        public double* Mask { get; }
    }
}
