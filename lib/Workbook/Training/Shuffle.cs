namespace Workbook;

/// <summary>Cuts all samples, in a new random order each epoch, into minibatches.</summary>
internal sealed class Shuffle(Batch all, int batchSize, int inputs, uint seed)
{
    private readonly NumPyRandom random = new(seed);
    private readonly int[] order = new int[all.Rows];
    private readonly Batch batch = new(batchSize, inputs, all.Outputs, all.IsClassification);
    private int taken;

    public void Begin()
    {
        for (int i = 0; i < order.Length; i++)
            order[i] = i;
        random.Shuffle(order);
        taken = 0;
    }

    /// <summary>The next batch, which lives until the next call; null after the last.</summary>
    public Batch? Next()
    {
        if (taken == order.Length)
            return null;
        int count = Math.Min(batchSize, order.Length - taken);
        batch.Take(all, order.AsSpan(taken, count));
        taken += count;
        return batch;
    }
}
