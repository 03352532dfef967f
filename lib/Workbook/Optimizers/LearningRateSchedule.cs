namespace Workbook;

/// <summary>How the learning rate changes from epoch to epoch: a factor on the optimizer's own rate.</summary>
[TypeFormatterSource(typeof(RichDisplayFormatterSource), PreferredMimeTypes = [MimeTypes.Plain])]
public sealed class LearningRateSchedule
{
    private readonly Func<int, double> _factor;
    private readonly string _name;

    private LearningRateSchedule(string name, Func<int, double> factor) => (this._name, this._factor) = (name, factor);

    /// <summary>Always 1.</summary>
    public static LearningRateSchedule Constant { get; } = new("constant", _ => 1);

    /// <summary>Multiplied by <paramref name="factor"/> after each <paramref name="epochs"/> epochs.</summary>
    /// <param name="epochs">At least 1.</param>
    /// <param name="factor">Finite and not negative, such as 0.5.</param>
    public static LearningRateSchedule Step(int epochs, double factor)
    {
        Require.AtLeast(epochs, 1);
        Require.NotNegative(factor);
        return new($"times {factor} every {epochs} epochs", epoch => Math.Pow(factor, epoch / epochs));
    }

    /// <summary>e^(−decay·epoch).</summary>
    /// <param name="decay">Finite and not negative.</param>
    public static LearningRateSchedule Exponential(double decay)
    {
        Require.NotNegative(decay);
        return new($"exponential, decay {decay}", epoch => Math.Exp(-decay * epoch));
    }

    /// <summary>1 / (1 + decay·epoch).</summary>
    /// <param name="decay">Finite and not negative.</param>
    public static LearningRateSchedule InverseTime(double decay)
    {
        Require.NotNegative(decay);
        return new($"inverse time, decay {decay}", epoch => 1 / (1 + decay * epoch));
    }

    /// <summary>Half a cosine from 1 down to <paramref name="final"/> (Loshchilov and Hutter 2017, without restarts), which it keeps afterwards.</summary>
    /// <param name="epochs">When the end is reached; at least 1.</param>
    /// <param name="final">The last factor, finite and not negative.</param>
    public static LearningRateSchedule Cosine(int epochs, double final = 0)
    {
        Require.AtLeast(epochs, 1);
        Require.NotNegative(final);
        return new(
            $"cosine over {epochs} epochs",
            epoch => final + (1 - final) * (1 + Math.Cos(Math.PI * Math.Min(epoch, epochs) / epochs)) / 2
        );
    }

    /// <summary>The factor in an epoch; the first is 0.</summary>
    public double Factor(int epoch)
    {
        Require.AtLeast(epoch, 0);
        return _factor(epoch);
    }

    /// <summary>"constant", "cosine over 100 epochs".</summary>
    public override string ToString() => _name;
}
