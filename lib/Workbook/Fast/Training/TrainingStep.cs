using System.Numerics;
using System.Numerics.Tensors;

namespace Workbook;

/// <summary>
/// The fast path: one step of training on a batch. The rows are cut into groups, by their number and the network's size alone, whose
/// gradients are summed in their order: which thread computes which group changes no bit.
/// </summary>
internal sealed unsafe class TrainingStep
{
    private const int MaxGroups = 8;
    private const long MultiplyAddsPerGroup = 100_000;

    // With fewer, writing and summing the groups' gradients takes longer than the products that two threads share.
    private const int LeastRowsPerGroup = 16;

    // Beyond, weights and gradient do not fit into the second cache beside a block, and a batch so small cannot make up for fetching them.
    private const int MostParametersInCache = 32_768;
    private const int SmallBatch = 256;

    // With fewer, waking the others takes longer than what they would do.
    private const int ParametersToShare = 16_384;

    private readonly Parameters _parameters;
    private readonly TrainingOptions _options;
    private readonly OptimizerKernel _optimizer;
    private readonly LayerwisePass? _layerwise;

    // One for each thread; those that were not counted on at the start come when they are needed.
    private readonly BlockPass?[] _passes = [];
    private readonly ThreadChoice _choice;
    private readonly AlignedBuffer _state;
    private readonly AlignedBuffer[] _gradients;
    private readonly double[] _losses = new double[MaxGroups];
    private readonly double[] _right = new double[MaxGroups];
    private readonly PartRun _runGroup,
        _sumGradients,
        _updatePanel;
    private Batch _batch = null!;
    private int _groups;
    private double _learningRate;

    public TrainingStep(Parameters parameters, TrainingOptions options, int largestBatch)
    {
        (this._parameters, this._options) = (parameters, options);
        var isLayerwise = parameters.Values.Length > MostParametersInCache && largestBatch <= SmallBatch;
        if (isLayerwise)
        {
            _layerwise = new LayerwisePass(parameters, options, largestBatch);
        }
        else
        {
            _passes = new BlockPass?[Groups(largestBatch)];
            for (var thread = 0; thread < Math.Min(Workers.Count, _passes.Length); thread++)
            {
                _passes[thread] = new BlockPass(parameters, options);
            }
        }

        _optimizer = OptimizerKernel.For(options.Optimizer);
        _state = new AlignedBuffer(parameters.Values.Length * options.Optimizer.StatePerParameter);
        _gradients = new AlignedBuffer[isLayerwise ? 1 : _passes.Length];
        for (var group = 0; group < _gradients.Length; group++)
        {
            _gradients[group] = new AlignedBuffer(parameters.Values.Length);
        }

        _choice = new ThreadChoice(isShared: _gradients.Length > 1 || isLayerwise);
        (_runGroup, _sumGradients, _updatePanel) = (RunGroup, SumGradients, UpdatePanel);
    }

    /// <summary>How many steps there were.</summary>
    public long Number { get; private set; }

    /// <summary>The mean loss of the last batch before its step, penalty included.</summary>
    public double Loss { get; private set; }

    /// <summary>How many samples of the last batch were put into the right class; NaN if an answer was NaN.</summary>
    public double Right { get; private set; }

    /// <summary>Begins a step, if its rows are to be copied before its gradient is computed.</summary>
    /// <returns>How many threads share it.</returns>
    public int Begin()
    {
        _choice.StepBegins();
        return Threads;
    }

    private int Threads => _choice.Threads;

    /// <summary>Computes the loss and the gradient of a batch; the parameters stay.</summary>
    public void ComputeGradient(Batch samples)
    {
        _choice.StepBegins();
        if (_layerwise is not null)
        {
            (Loss, Right) = _layerwise.Run(samples, _gradients[0].Start, Number, Threads);
            Loss /= samples.Rows;
        }
        else
        {
            RunGroups(samples);
        }

        foreach (var panel in _parameters.Panels)
        {
            _gradients[0].Span[(int)panel.FirstFixed..(int)panel.End].Clear();
        }

        if (_options.Regularizer.Lambda1 > 0 || _options.Regularizer.Lambda2 > 0)
        {
            Penalise(samples.Rows);
        }
    }

    private void RunGroups(Batch samples)
    {
        _batch = samples;
        _groups = Groups(samples.Rows);
        Workers.Run(_runGroup, _groups, Threads);
        Loss = TensorPrimitives.Sum<double>(_losses.AsSpan(0, _groups)) / samples.Rows;
        Right = TensorPrimitives.Sum<double>(_right.AsSpan(0, _groups));
        if (_groups > 1)
        {
            Workers.Run(_sumGradients, _parameters.Panels.Length, ThreadsForParameters);
        }
    }

    /// <summary>Changes the parameters along the gradient.</summary>
    public void Update(double learningRate)
    {
        _options.Clip?.Apply(_gradients[0].Span);
        Number++;
        _learningRate = learningRate;
        Workers.Run(_updatePanel, _parameters.Panels.Length, ThreadsForParameters);
        _choice.StepIsDone();
    }

    private int ThreadsForParameters => _parameters.Values.Length < ParametersToShare ? 1 : Threads;

    private void RunGroup(int group, int thread)
    {
        int rows = _batch.Rows,
            groupRows = (int)TileGrid.PadRows((rows + _groups - 1) / _groups);
        int first = Math.Min(rows, group * groupRows),
            end = Math.Min(rows, first + groupRows);
        var pass = _passes[thread] ??= new BlockPass(_parameters, _options);
        double loss = 0;
        _right[group] = 0;
        for (var row = first; row < end; row += BlockPass.MaxRows)
        {
            loss += pass.Run(
                _batch,
                row,
                Math.Min(BlockPass.MaxRows, end - row),
                _gradients[group].Start,
                fresh: row == first,
                Number,
                ref _right[group]
            );
        }

        _losses[group] = loss;
        if (first == end)
        {
            _gradients[group].Span.Clear();
        }
    }

    // A power of two, so that two, four or eight threads get the same number of groups each.
    private int Groups(int rows) =>
        1
        << BitOperations.Log2(
            (uint)
                Math.Clamp(
                    rows * (long)_parameters.Values.Length / MultiplyAddsPerGroup,
                    1,
                    Math.Clamp(rows / LeastRowsPerGroup, 1, MaxGroups)
                )
        );

    private void Penalise(int samples)
    {
        var (lambda1, lambda2) = (_options.Regularizer.Lambda1 / samples, _options.Regularizer.Lambda2 / samples);
        double penalty = 0;
        foreach (var panel in _parameters.Panels)
        {
            double* w = _parameters.Values.Start,
                g = _gradients[0].Start;
            var sums = Vector<double>.Zero;
            for (var i = panel.Start; i < panel.Biases; i += Vector<double>.Count)
            {
                var weight = Vector.Load(w + i);
                sums += lambda1 * Vector.Abs(weight) + lambda2 / 2 * weight * weight;
                var sign = Vector.ConditionalSelect(
                    Vector.Equals(weight, Vector<double>.Zero),
                    Vector<double>.Zero,
                    Vector.CopySign(Vector<double>.One, weight)
                );
                (Vector.Load(g + i) + (lambda1 * sign + lambda2 * weight)).Store(g + i);
            }
            penalty += Vector.Sum(sums);
        }
        Loss += penalty;
    }

    private void SumGradients(int part, int thread)
    {
        var panel = _parameters.Panels[part];
        var total = _gradients[0].Span[(int)panel.Start..(int)panel.End];
        for (var group = 1; group < _groups; group++)
        {
            TensorPrimitives.Add(total, _gradients[group].Span[(int)panel.Start..(int)panel.End], total);
        }
    }

    /// <summary>The optimizer's step on a panel, which has its own stretch of the state.</summary>
    private void UpdatePanel(int part, int thread)
    {
        var panel = _parameters.Panels[part];
        _optimizer.Step(
            _parameters.Values.Start + panel.Start,
            _gradients[0].Start + panel.Start,
            _state.Start + panel.Start * _options.Optimizer.StatePerParameter,
            panel.End - panel.Start,
            _learningRate,
            Number
        );
        _parameters.ClearFixed(panel);
        if (_layerwise is null)
        {
            _parameters.Transpose(panel);
        }
    }
}
