using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace Workbook;

/// <summary>
/// Forward and backward pass of a small batch, one layer after the other, for networks whose weights alone fill a cache: a gradient for
/// each group of rows would cost more than the products. All threads share each layer instead, and each keeps to the same panels of its
/// weights, which its own cache holds from one step to the next.
/// </summary>
internal sealed unsafe class LayerwisePass
{
    private const int RowsPerPart = 16;
    private const int InputsPerPart = 48;

    // With fewer, waking the others takes longer than what they would do.
    private const long MultiplyAddsToShare = 50_000;

    private readonly Parameters _parameters;
    private readonly TrainingOptions _options;
    private readonly LayerBlock[] _layers;
    private readonly LossKernel _loss;
    private readonly double[] _losses,
        _right;

    // Column by column: Zᵀ's gradient, from which that of the layer before is had without transposing the weights.
    private readonly AlignedBuffer _dZT,
        _dAT,
        _zeroRow;
    private readonly nint _strideT;

    private readonly PartRun _multiply,
        _activate,
        _differentiate,
        _goBack;

    // What the threads do for the weights of a layer on the way back: the gradient of a panel, or dAᵀ of some inputs.
    private readonly (Panel? Panel, int FirstInput)[][] _backwardParts;

    // The present batch, where its gradient belongs, and the present layer.
    private Batch _batch = null!;
    private double* _gradient;
    private int _layer;
    private long _step;

    public LayerwisePass(Parameters parameters, TrainingOptions options, int largestBatch)
    {
        (_parameters, _options) = (parameters, options);
        var plans = parameters.Layers;
        var last = plans.Length - 1;
        _layers =
        [
            .. plans.Select((plan, l) => new LayerBlock(plan, largestBatch, isLast: l == last, options.Dropout > 0)),
        ];
        _loss = LossKernel.For(options.Loss, plans[last].Activation);
        (_losses, _right) = (new double[RowParts(largestBatch)], new double[RowParts(largestBatch)]);
        _strideT = TileGrid.PadColumns(largestBatch);
        _dZT = new AlignedBuffer(plans.Max(plan => plan.Outputs) * _strideT);
        _dAT = new AlignedBuffer(plans.Max(plan => plan.Rows) * _strideT);
        _zeroRow = new AlignedBuffer(Math.Max(_strideT, Panel.MaxWidth));
        _backwardParts = [.. plans.Select((plan, l) => BackwardParts(plan, isFirst: l == 0))];
        (_multiply, _activate, _differentiate, _goBack) = (Multiply, Activate, Differentiate, GoBack);
    }

    /// <summary>Fills the gradient of a batch, laid out as the parameters, and returns the sum of its losses and the right answers.</summary>
    public (double Loss, double Right) Run(Batch batch, double* gradient, long step, int threads)
    {
        (_batch, _step) = (batch, step);
        _gradient = gradient;
        var rowParts = RowParts(batch.Rows);
        for (_layer = 0; _layer < _layers.Length; _layer++)
        {
            Workers.Run(_multiply, Plan.Panels.Length, Sharing(threads));
            Workers.Run(_activate, rowParts, Sharing(threads));
        }

        for (_layer = _layers.Length - 1; _layer >= 0; _layer--)
        {
            Workers.Run(_differentiate, _backwardParts[_layer].Length, Sharing(threads));
            if (_layer > 0)
            {
                Workers.Run(_goBack, rowParts, Sharing(threads));
            }
        }

        return (
            TensorPrimitives.Sum<double>(_losses.AsSpan(0, rowParts)),
            TensorPrimitives.Sum<double>(_right.AsSpan(0, rowParts))
        );
    }

    private LayerPlan Plan => _parameters.Layers[_layer];

    private Operand Input =>
        _layer > 0 ? new(_layers[_layer - 1].A, Plan.InputStride, 1) : new(_batch.X, _batch.XStride, 1);

    private Operand Zeros => new(_zeroRow.Start, 0, 1);

    private int Sharing(int threads) => _batch.Rows * Plan.Size < MultiplyAddsToShare ? 1 : threads;

    private static int RowParts(int rows) => (rows + RowsPerPart - 1) / RowsPerPart;

    // Mixed by their place, so that each thread's share is of both.
    private static (Panel? Panel, int FirstInput)[] BackwardParts(LayerPlan plan, bool isFirst)
    {
        var parts = plan
            .Panels.Select(panel =>
                (Place: panel.FirstColumn / (double)plan.Columns, Panel: (Panel?)panel, FirstInput: 0)
            )
            .ToList();
        for (var input = 0; input < plan.Inputs && !isFirst; input += InputsPerPart)
        {
            parts.Add((input / (double)plan.Inputs, null, input));
        }

        return [.. parts.OrderBy(part => part.Place).Select(part => (part.Panel, part.FirstInput))];
    }

    private void Multiply(int part, int thread)
    {
        var panel = Plan.Panels[part];
        var z = new Operand(_layers[_layer].Z, Plan.OutputStride, 1).At(0, panel.FirstColumn);
        var rows = TileGrid.PadRows(_batch.Rows);
        TileGrid.Run(rows, panel.Width, Plan.Inputs + 1, Input, _parameters.W(panel), Zeros, z);
    }

    private void Activate(int part, int thread)
    {
        var (from, rows) = Rows(part);
        var block = _layers[_layer];
        block.Forward(from, rows, new DropoutMask(_options, _step, _layer, 0));
        if (_layer == _layers.Length - 1)
        {
            _right[part] = 0;
            _losses[part] = block.Compare(_loss, _batch, 0, from, rows, ref _right[part]);
            Transpose(
                block.D + from * Plan.OutputStride,
                Plan.OutputStride,
                rows,
                Plan.Outputs,
                _dZT.Start + from,
                _strideT
            );
        }
    }

    private void Differentiate(int part, int thread)
    {
        var (panel, firstInput) = _backwardParts[_layer][part];
        if (panel is null)
        {
            DifferentiateInputs(firstInput);
            return;
        }

        var dZ = new Operand(_layers[_layer].D, Plan.OutputStride, 1).At(0, panel.FirstColumn);
        var dW = new Operand(_gradient + panel.Start, panel.Width, 1);
        TileGrid.Run(Plan.Rows, panel.Width, _batch.Rows, Input.Transposed, dZ, Zeros, dW);
    }

    // dAᵀ = W·dZᵀ, the sums going on from panel to panel.
    private void DifferentiateInputs(int first)
    {
        var rows = TileGrid.PadRows(Math.Min(InputsPerPart, Plan.Inputs - first));
        var dAT = new Operand(_dAT.Start + first * _strideT, _strideT, 1);
        foreach (var panel in Plan.Panels)
        {
            var dZT = new Operand(_dZT.Start + panel.FirstColumn * _strideT, _strideT, 1);
            TileGrid.Run(
                rows,
                TileGrid.PadColumns(_batch.Rows),
                panel.Outputs,
                _parameters.W(panel).At(first, 0),
                dZT,
                panel.FirstColumn == 0 ? Zeros : dAT,
                dAT
            );
        }
    }

    private void GoBack(int part, int thread)
    {
        var (from, rows) = Rows(part);
        var before = _layers[_layer - 1];
        var d = before.D + from * Plan.InputStride;
        Transpose(_dAT.Start + from, _strideT, Plan.Inputs, rows, d, Plan.InputStride);
        before.Backward(from, rows);
        Transpose(d, Plan.InputStride, rows, Plan.Inputs, _dZT.Start + from, _strideT);
    }

    private (int From, int Rows) Rows(int part) =>
        (part * RowsPerPart, Math.Min(RowsPerPart, _batch.Rows - part * RowsPerPart));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Transpose(double* from, nint fromStride, nint rows, nint columns, double* to, nint toStride)
    {
        for (nint i = 0; i < rows; i++)
        {
            for (nint j = 0; j < columns; j++)
            {
                to[j * toStride + i] = from[i * fromStride + j];
            }
        }
    }
}
