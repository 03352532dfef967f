namespace Workbook;

/// <summary>Cuts all samples, in a new random order each epoch, into minibatches.</summary>
internal sealed class Minibatches(Batch all, int batchSize, int inputs, uint seed)
{
    private readonly NumPyRandom _random = new(seed);
    private readonly int[] _order = new int[all.Rows];
    private readonly Batch _batch = new(batchSize, inputs, all.Outputs, all.IsClassification);
    private int _taken;

    public void Begin()
    {
        for (var i = 0; i < _order.Length; i++)
        {
            _order[i] = i;
        }

        _random.Shuffle(_order);
        _taken = 0;
    }

    /// <summary>The next batch, which lives until the next call; null after the last.</summary>
    public Batch? Next(int threads)
    {
        if (_taken == _order.Length)
        {
            return null;
        }

        var count = Math.Min(batchSize, _order.Length - _taken);
        _batch.Take(all, _order, _taken, count, threads);
        _taken += count;
        return _batch;
    }
}
