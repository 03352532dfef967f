using System.Numerics.Tensors;

namespace Workbook;

/// <summary>
/// Forward and backward pass of a small batch, one layer after the other, for networks whose weights alone fill a cache: a gradient for
/// each group of rows would cost more than the products. All threads share each product instead.
/// </summary>
internal sealed unsafe class LayerwisePass : IParts
{
    private const int RowsPerPart = 32;

    private readonly Parameters _parameters;
    private readonly TrainingOptions _options;
    private readonly LayerBlock[] _layers;
    private readonly LossKernel _loss;
    private readonly MatrixProduct _product = new();
    private readonly double[] _losses,
        _right;

    // The present batch and the present layer, on its way forward or back.
    private Batch _batch = null!;
    private int _layer;
    private long _step;
    private bool _isForward;

    public LayerwisePass(Parameters parameters, TrainingOptions options, int largestBatch)
    {
        (_parameters, _options) = (parameters, options);
        var last = parameters.Layers.Length - 1;
        _layers =
        [
            .. parameters.Layers.Select(
                (plan, l) => new LayerBlock(plan, largestBatch, isLast: l == last, options.Dropout > 0)
            ),
        ];
        _loss = LossKernel.For(options.Loss, parameters.Layers[last].Activation);
        (_losses, _right) = (new double[Parts(largestBatch)], new double[Parts(largestBatch)]);
    }

    /// <summary>Fills the gradient of a batch, laid out as the parameters, and returns the sum of its losses and the right answers.</summary>
    public (double Loss, double Right) Run(Batch batch, double* gradient, long step)
    {
        (_batch, _step) = (batch, step);
        Forward();
        Backward(gradient);
        var parts = Parts(batch.Rows);
        return (
            TensorPrimitives.Sum<double>(_losses.AsSpan(0, parts)),
            TensorPrimitives.Sum<double>(_right.AsSpan(0, parts))
        );
    }

    private static int Parts(int rows) => (rows + RowsPerPart - 1) / RowsPerPart;

    private Operand Input(int l) =>
        l > 0 ? new(_layers[l - 1].A, _parameters.Layers[l].InputStride, 1) : new(_batch.X, _batch.XStride, 1);

    private void Forward()
    {
        _isForward = true;
        for (_layer = 0; _layer < _layers.Length; _layer++)
        {
            var plan = _parameters.Layers[_layer];
            var z = new Operand(_layers[_layer].Z, plan.OutputStride, 1);
            _product.Run(
                _batch.Rows,
                plan.Columns,
                plan.Inputs + 1,
                1,
                Input(_layer),
                _parameters.W(plan),
                z,
                addToC: false
            );
            Workers.Run(this, Parts(_batch.Rows));
        }
    }

    private void Backward(double* gradient)
    {
        _isForward = false;
        for (var l = _layers.Length - 1; l >= 0; l--)
        {
            var plan = _parameters.Layers[l];
            var dZ = new Operand(_layers[l].D, plan.OutputStride, 1);
            var dW = new Operand(gradient + plan.Start, plan.Columns, 1);
            _product.Run(plan.Inputs + 1, plan.Columns, _batch.Rows, 1, Input(l).Transposed, dZ, dW, addToC: false);
            if (l > 0)
            {
                _layer = l - 1;
                var dA = new Operand(_layers[_layer].D, plan.InputStride, 1);
                var wT = _parameters.W(plan).Transposed;
                _product.Run(_batch.Rows, plan.Inputs, plan.Outputs, 1, dZ, wT, dA, addToC: false);
                Workers.Run(this, Parts(_batch.Rows));
            }
        }
    }

    void IParts.Run(int part)
    {
        var from = part * RowsPerPart;
        var rows = Math.Min(RowsPerPart, _batch.Rows - from);
        var block = _layers[_layer];
        if (!_isForward)
        {
            block.Backward(from, rows);
            return;
        }

        block.Forward(from, rows, new DropoutMask(_options, _step, _layer, 0));
        if (_layer == _layers.Length - 1)
        {
            _right[part] = 0;
            _losses[part] = block.Compare(_loss, _batch, 0, from, rows, ref _right[part]);
        }
    }
}
