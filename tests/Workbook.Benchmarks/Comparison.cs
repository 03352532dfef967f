namespace Workbook.Benchmarks;

/// <summary>
/// Some contenders at one piece of work, in short turns A B C A B C, so that whatever else the machine does hits all of them. Ratios are
/// taken within a turn, and their median counts: a turn that was disturbed spoils one pair and not the result.
/// </summary>
internal sealed class Comparison
{
    private readonly double?[][] _turns;

    public Comparison(string work, IContender?[] contenders, int turns)
    {
        // The first round warms up.
        _turns = [.. Enumerable.Range(0, turns + 1).Select(_ => Turn(work, contenders)).Skip(1)];
    }

    /// <summary>A contender's median seconds; null if it does not do this work.</summary>
    public double? Seconds(int contender) => Median(_turns.Select(turn => turn[contender]));

    /// <summary>How many times as long as the first a contender takes: the median of the turns' ratios and its quartiles.</summary>
    public (double Median, double Low, double High)? Times(int contender)
    {
        double[] ratios = [.. _turns.Select(turn => turn[contender] / turn[0]).OfType<double>().Order()];
        return ratios.Length == 0 ? null : (At(ratios, 0.5), At(ratios, 0.25), At(ratios, 0.75));
    }

    /// <summary>The quartiles of the first contender's turns lie further apart than a fifth: the machine had too much else to do.</summary>
    public bool IsDisturbed
    {
        get
        {
            double[] own = [.. _turns.Select(turn => turn[0]).OfType<double>().Order()];
            return At(own, 0.75) > 1.2 * At(own, 0.25);
        }
    }

    private static double?[] Turn(string work, IContender?[] contenders) =>
        [
            .. contenders.Select(contender =>
            {
                // The waiting threads of the one before fall asleep.
                Thread.Sleep(30);
                return contender?.Seconds(work);
            }),
        ];

    private static double? Median(IEnumerable<double?> values)
    {
        double[] sorted = [.. values.OfType<double>().Order()];
        return sorted.Length == 0 ? null : At(sorted, 0.5);
    }

    private static double At(double[] sorted, double share) => sorted[(int)Math.Round((sorted.Length - 1) * share)];
}
