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
        (_parameters, _options) = (parameters, options);
        var last = parameters.Layers.Length - 1;
        _layers =
        [
            .. parameters.Layers.Select(
                (plan, l) => new LayerBlock(plan, MaxRows, isLast: l == last, options.Dropout > 0)
            ),
        ];
        _loss = LossKernel.For(options.Loss, parameters.Layers[last].Activation);
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
        var x = batch.X + first * batch.XStride;
        var a = new Operand(x, batch.XStride, 1);
        for (var l = 0; l < _layers.Length; l++)
        {
            var (plan, block) = (_parameters.Layers[l], _layers[l]);
            var z = new Operand(block.Z, plan.OutputStride, 1);
            foreach (var panel in plan.Panels)
            {
                var (w, zOfPanel) = (_parameters.W(panel), z.At(0, panel.FirstColumn));
                TileGrid.Run(padded, panel.Width, plan.Inputs + 1, a, w, Zeros, zOfPanel);
            }

            block.Forward(0, rows, new DropoutMask(_options, step, l, first));
            a = new Operand(block.A, plan.OutputStride, 1);
        }

        var loss = _layers[^1].Compare(_loss, batch, first, 0, rows, ref right);
        for (var l = _layers.Length - 1; l >= 0; l--)
        {
            var plan = _parameters.Layers[l];
            var input = new Operand(l > 0 ? _layers[l - 1].A : x, 1, plan.InputStride);
            var dZ = new Operand(_layers[l].D, plan.OutputStride, 1);
            foreach (var panel in plan.Panels)
            {
                var dW = new Operand(gradient + panel.Start, panel.Width, 1);
                TileGrid.Run(plan.Rows, panel.Width, rows, input, dZ.At(0, panel.FirstColumn), fresh ? Zeros : dW, dW);
            }

            if (l > 0)
            {
                var dA = new Operand(_layers[l - 1].D, plan.InputStride, 1);
                TileGrid.Run(padded, plan.TransposeColumns, plan.Outputs, dZ, _parameters.WT(plan), Zeros, dA);
                _layers[l - 1].Backward(0, rows);
            }
        }

        return loss;
    }

    private Operand Zeros => new(_zeroRow.Start, 0, 1);
}
