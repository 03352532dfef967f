namespace Workbook;

/// <summary>What was logged while training. The lists run side by side.</summary>
[TypeFormatterSource(typeof(RichDisplayFormatterSource), PreferredMimeTypes = [MimeTypes.Plain])]
public sealed class TrainingHistory
{
    private readonly List<int> _epochs;
    private readonly List<double> _loss,
        _accuracy;
    private readonly SortedDictionary<int, Network> _snapshots = [];

    internal TrainingHistory(int entries) => (_epochs, _loss, _accuracy) = (new(entries), new(entries), new(entries));

    /// <summary>The logged epochs; the first is 0.</summary>
    public IReadOnlyList<int> Epochs => _epochs;

    /// <summary>
    /// The loss in each logged epoch, penalty included, as it was met on the way: the mean over the epoch's samples, each taken before the
    /// step that uses it. With whole batches this is the loss before the update of that epoch.
    /// </summary>
    public IReadOnlyList<double> Loss => _loss;

    /// <summary>
    /// The share of samples put into the right class, met in the same way; empty unless all wanted outputs are 0 or 1. With one output
    /// the border is 0.5, with several the largest counts. NaN where the network answered NaN: then it has no accuracy.
    /// </summary>
    public IReadOnlyList<double> Accuracy => _accuracy;

    /// <summary>Copies of the network at the epochs that were asked for.</summary>
    public IReadOnlyDictionary<int, Network> Snapshots => _snapshots;

    /// <summary>How many steps changed the network.</summary>
    public long Steps { get; internal set; }

    /// <summary>Why training ended before its last epoch; null when it did not.</summary>
    public string? StoppedBecause { get; private set; }

    /// <summary>"2000 epochs, loss 0.5 → 0.08".</summary>
    public override string ToString()
    {
        var course =
            _epochs.Count == 0
                ? "no epoch completed"
                : FormattableString.Invariant($"epochs 0 to {_epochs[^1]}, loss {_loss[0]:G5} → {_loss[^1]:G5}");
        if (_accuracy.Count > 0)
        {
            course += $", accuracy {Percent(_accuracy[0])} → {Percent(_accuracy[^1])}";
        }

        return StoppedBecause is null ? course : $"{course}. {StoppedBecause}";
    }

    // What the loss shows as NaN would otherwise be read as a share of right answers.
    private static string Percent(double accuracy) =>
        double.IsNaN(accuracy) ? "none (the network answers NaN)" : FormattableString.Invariant($"{accuracy:0.0%}");

    internal void Stop(int epoch, long step, double loss) =>
        StoppedBecause =
            $"Stopped in epoch {epoch}, step {step}: the loss is {loss}. "
            + "The products have grown beyond what a number can hold; a smaller learning rate, fewer layers or clipping of the gradient help.";

    internal void Log(int epoch, double epochLoss, double? epochAccuracy)
    {
        _epochs.Add(epoch);
        _loss.Add(epochLoss);
        if (epochAccuracy is double value)
        {
            _accuracy.Add(value);
        }
    }

    internal void Keep(int epoch, Network network) => _snapshots[epoch] = network;
}
