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

    private readonly Parameters parameters;
    private readonly TrainingOptions options;
    private readonly BlockPass?[] freePasses;
    private readonly AlignedBuffer state;
    private readonly AlignedBuffer[] gradients;
    private readonly double[] losses = new double[MaxGroups];
    private readonly int[] right = new int[MaxGroups];
    private readonly GradientSum sum;
    private Batch batch = null!;
    private int groups;

    public TrainingStep(Parameters parameters, TrainingOptions options, int largestBatch)
    {
        (this.parameters, this.options) = (parameters, options);
        freePasses = new BlockPass[Math.Min(Workers.Count, Groups(largestBatch))];
        for (int pass = 0; pass < freePasses.Length; pass++)
            freePasses[pass] = new BlockPass(parameters, options);
        state = new AlignedBuffer(parameters.Values.Length * options.Optimizer.StatePerParameter);
        gradients = new AlignedBuffer[Groups(largestBatch)];
        for (int group = 0; group < gradients.Length; group++)
            gradients[group] = new AlignedBuffer(parameters.Values.Length);
        sum = new GradientSum(this);
    }

    /// <summary>How many steps there were.</summary>
    public long Number { get; private set; }

    /// <summary>The mean loss of the last batch before its step, penalty included.</summary>
    public double Loss { get; private set; }

    /// <summary>How many samples of the last batch were put into the right class.</summary>
    public int Right { get; private set; }

    /// <summary>Computes the loss and the gradient of a batch; the parameters stay.</summary>
    public void ComputeGradient(Batch samples)
    {
        batch = samples;
        groups = Groups(samples.Rows);
        Workers.Run(this, groups);
        Loss = TensorPrimitives.Sum<double>(losses.AsSpan(0, groups)) / samples.Rows;
        Right = TensorPrimitives.Sum<int>(right.AsSpan(0, groups));
        if (groups > 1)
            Workers.Run(sum, MaxGroups);
        foreach (var plan in parameters.Layers)
            gradients[0].Span[(int)plan.FirstFixed..(int)plan.End].Clear();
        if (options.Regularizer.Lambda1 > 0 || options.Regularizer.Lambda2 > 0)
            Penalise(samples.Rows);
    }

    /// <summary>Changes the parameters along the gradient.</summary>
    public void Update(double learningRate)
    {
        options.Clip?.Apply(gradients[0].Span);
        Number++;
        options.Optimizer.Step(parameters.Values.Start, gradients[0].Start, state.Start, parameters.Values.Length, learningRate, Number);
        parameters.Transpose();
    }

    void IParts.Run(int group)
    {
        int rows = batch.Rows, groupRows = (int)TileGrid.PadRows((rows + groups - 1) / groups);
        int first = Math.Min(rows, group * groupRows), end = Math.Min(rows, first + groupRows);
        var (pass, place) = TakePass();
        double loss = 0;
        right[group] = 0;
        for (int row = first; row < end; row += BlockPass.MaxRows)
            loss += pass.Run(batch, row, Math.Min(BlockPass.MaxRows, end - row), gradients[group].Start, fresh: row == first, Number, ref right[group]);
        losses[group] = loss;
        if (first == end)
            gradients[group].Span.Clear();
        Volatile.Write(ref freePasses[place], pass);
    }

    // A thread that comes back finds the pass it has just used, whose memory is in its cache.
    private (BlockPass Pass, int Place) TakePass()
    {
        for (int place = 0; ; place = (place + 1) % freePasses.Length)
        {
            if (Interlocked.Exchange(ref freePasses[place], null) is { } pass)
                return (pass, place);
        }
    }

    private int Groups(int rows) => (int)Math.Clamp(rows * (long)parameters.Values.Length / MultiplyAddsPerGroup, 1, Math.Min(MaxGroups, Math.Max(1, rows / TileGrid.RowStep)));

    private void Penalise(int samples)
    {
        var (lambda1, lambda2) = (options.Regularizer.Lambda1 / samples, options.Regularizer.Lambda2 / samples);
        double penalty = 0;
        foreach (var plan in parameters.Layers)
        {
            nint end = plan.Start + plan.Inputs * plan.Columns;
            double* w = parameters.Values.Start, g = gradients[0].Start;
            var sums = Vector<double>.Zero;
            for (nint i = plan.Start; i < end; i += Vector<double>.Count)
            {
                var weight = Vector.Load(w + i);
                sums += lambda1 * Vector.Abs(weight) + lambda2 / 2 * weight * weight;
                var sign = Vector.ConditionalSelect(Vector.Equals(weight, Vector<double>.Zero), Vector<double>.Zero, Vector.CopySign(Vector<double>.One, weight));
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
            int length = step.gradients[0].Span.Length, start = (int)((long)length * part / MaxGroups), end = (int)((long)length * (part + 1) / MaxGroups);
            var total = step.gradients[0].Span[start..end];
            for (int group = 1; group < step.groups; group++)
                TensorPrimitives.Add(total, step.gradients[group].Span[start..end], total);
        }
    }
}
