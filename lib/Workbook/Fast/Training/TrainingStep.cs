using System.Numerics;
using System.Numerics.Tensors;

namespace Workbook;

/// <summary>
/// The fast path: one step of training on a batch. The rows are cut into groups, by their number and the network's size alone, whose
/// gradients are summed in their order: which thread computes which group changes no bit.
/// </summary>
internal sealed unsafe class TrainingStep : IParts
{
    private const int MaxGroups = 8;
    private const long MultiplyAddsPerGroup = 100_000;

    // With fewer, writing and summing the groups' gradients takes longer than the products that two threads share.
    private const int LeastRowsPerGroup = 16;

    // Beyond, weights and gradient do not fit into the second cache beside a block, and a batch so small cannot make up for fetching them.
    private const int MostParametersInCache = 32_768;
    private const int SmallBatch = 256;

    private const int ParametersPerPart = 16_384;

    private readonly Parameters _parameters;
    private readonly TrainingOptions _options;
    private readonly OptimizerKernel _optimizer;
    private readonly LayerwisePass? _layerwise;
    private readonly BlockPass?[] _freePasses = [];
    private readonly AlignedBuffer _state;
    private readonly AlignedBuffer[] _gradients;
    private readonly double[] _losses = new double[MaxGroups];
    private readonly double[] _right = new double[MaxGroups];
    private readonly GradientSum _sum;
    private readonly ParameterUpdate _update;
    private Batch _batch = null!;
    private int _groups;

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
            _freePasses = new BlockPass[Math.Min(Workers.Count, Groups(largestBatch))];
            for (var pass = 0; pass < _freePasses.Length; pass++)
            {
                _freePasses[pass] = new BlockPass(parameters, options);
            }
        }

        _optimizer = OptimizerKernel.For(options.Optimizer);
        _state = new AlignedBuffer(parameters.Values.Length * options.Optimizer.StatePerParameter);
        _gradients = new AlignedBuffer[isLayerwise ? 1 : Groups(largestBatch)];
        for (var group = 0; group < _gradients.Length; group++)
        {
            _gradients[group] = new AlignedBuffer(parameters.Values.Length);
        }

        (_sum, _update) = (new GradientSum(this), new ParameterUpdate(this));
    }

    /// <summary>How many steps there were.</summary>
    public long Number { get; private set; }

    /// <summary>The mean loss of the last batch before its step, penalty included.</summary>
    public double Loss { get; private set; }

    /// <summary>How many samples of the last batch were put into the right class; NaN if an answer was NaN.</summary>
    public double Right { get; private set; }

    /// <summary>Computes the loss and the gradient of a batch; the parameters stay.</summary>
    public void ComputeGradient(Batch samples)
    {
        if (_layerwise is not null)
        {
            (Loss, Right) = _layerwise.Run(samples, _gradients[0].Start, Number);
            Loss /= samples.Rows;
        }
        else
        {
            RunGroups(samples);
        }

        foreach (var plan in _parameters.Layers)
        {
            _gradients[0].Span[(int)plan.FirstFixed..(int)plan.End].Clear();
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
        Workers.Run(this, _groups);
        Loss = TensorPrimitives.Sum<double>(_losses.AsSpan(0, _groups)) / samples.Rows;
        Right = TensorPrimitives.Sum<double>(_right.AsSpan(0, _groups));
        if (_groups > 1)
        {
            Workers.Run(_sum, Parts);
        }
    }

    /// <summary>Changes the parameters along the gradient.</summary>
    public void Update(double learningRate)
    {
        _options.Clip?.Apply(_gradients[0].Span);
        Number++;
        _update.LearningRate = learningRate;
        Workers.Run(_update, Parts);
        _parameters.ClearFixed();
        if (_layerwise is null)
        {
            _parameters.Transpose();
        }
    }

    private int Parts => (int)(_parameters.Values.Length / ParametersPerPart) + 1;

    void IParts.Run(int group)
    {
        int rows = _batch.Rows,
            groupRows = (int)TileGrid.PadRows((rows + _groups - 1) / _groups);
        int first = Math.Min(rows, group * groupRows),
            end = Math.Min(rows, first + groupRows);
        var (pass, place) = TakePass();
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

        Volatile.Write(ref _freePasses[place], pass);
    }

    // A thread that comes back finds the pass it has just used, whose memory is in its cache.
    private (BlockPass Pass, int Place) TakePass()
    {
        for (var place = 0; ; place = (place + 1) % _freePasses.Length)
        {
            if (Interlocked.Exchange(ref _freePasses[place], null) is { } pass)
            {
                return (pass, place);
            }
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
        foreach (var plan in _parameters.Layers)
        {
            var end = plan.Start + plan.Inputs * plan.Columns;
            double* w = _parameters.Values.Start,
                g = _gradients[0].Start;
            var sums = Vector<double>.Zero;
            for (var i = plan.Start; i < end; i += Vector<double>.Count)
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

    /// <summary>Adds the groups' gradients up, each part a stretch of the parameters.</summary>
    private sealed class GradientSum(TrainingStep step) : IParts
    {
        public void Run(int part)
        {
            int start = part * ParametersPerPart,
                end = (int)Math.Min(start + ParametersPerPart, step._parameters.Values.Length);
            var total = step._gradients[0].Span[start..end];
            for (var group = 1; group < step._groups; group++)
            {
                TensorPrimitives.Add(total, step._gradients[group].Span[start..end], total);
            }
        }
    }

    /// <summary>The optimizer's step on a stretch of the parameters, each with its own stretch of the state.</summary>
    private sealed class ParameterUpdate(TrainingStep step) : IParts
    {
        public double LearningRate { get; set; }

        public void Run(int part)
        {
            var start = (nint)part * ParametersPerPart;
            var count = Math.Min(ParametersPerPart, step._parameters.Values.Length - start);
            step._optimizer.Step(
                step._parameters.Values.Start + start,
                step._gradients[0].Start + start,
                step._state.Start + start * step._options.Optimizer.StatePerParameter,
                count,
                LearningRate,
                step.Number
            );
        }
    }
}
