using MathNet.Numerics.LinearAlgebra;
using static System.FormattableString;

namespace Workbook;

/// <summary>
/// Compares gradients computed by hand with central differences and, for a whole network, with a tape.
/// The worst entry is named, so that a mistake can be found.
/// </summary>
[TypeFormatterSource(typeof(RichDisplayFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Plain])]
public sealed class GradientCheck : IRichDisplay
{
    private const double Tolerance = 1e-6;
    private const int RowsShown = 12;

    private readonly double _largest;

    private GradientCheck(IReadOnlyList<GradientEntry> entries)
    {
        Entries = entries;
        _largest = entries.Max(entry => entry.Size);
        Worst = entries.MaxBy(RelativeDifference)!;
    }

    /// <summary>Every derivative, layer by layer, weights before biases.</summary>
    public IReadOnlyList<GradientEntry> Entries { get; }

    /// <summary>The entry whose values are furthest apart.</summary>
    public GradientEntry Worst { get; }

    /// <summary>
    /// How far apart the values of <see cref="Worst"/> are, as a share of their size; entries below a thousandth of the
    /// largest gradient count as that large, since their differences drown in rounding.
    /// </summary>
    public double WorstDifference => RelativeDifference(Worst);

    /// <summary>Whether all ways agree to one part in a million.</summary>
    public bool Passed => WorstDifference <= Tolerance;

    /// <summary>Checks the gradient of loss + penalty with respect to every weight and bias, three ways.</summary>
    /// <param name="network">The network; it is not changed. Best small: each parameter costs several forward passes.</param>
    /// <param name="X">Inputs, N×inputs.</param>
    /// <param name="Y">Wanted outputs, N×outputs.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="regularizer">The penalty on weights; none by default.</param>
    /// <param name="byHand">The gradient to check; by default that of <see cref="Network.Backward"/>.</param>
    public static GradientCheck Run(
        Network network,
        Matrix<double> X,
        Matrix<double> Y,
        Loss loss,
        Regularizer? regularizer = null,
        BackwardPass? byHand = null
    )
    {
        ArgumentNullException.ThrowIfNull(network);
        regularizer ??= Regularizer.None;
        byHand ??= network.Backward(network.Forward(X), Y, loss, regularizer);
        var tape = TapeGradient.Of(network, X, Y, loss, regularizer);
        var moved = network.Clone();
        double Loss() => moved.TotalLoss(X, Y, loss, regularizer);

        var entries = new List<GradientEntry>();
        for (var l = 1; l <= network.Layers.Count; l++)
        {
            var (W, b) = (moved[l].W, moved[l].b);
            foreach (var (i, j, w) in network[l].W.EnumerateIndexed())
            {
                var numerical = CentralDifference.Derivative(
                    x =>
                    {
                        W[i, j] = x;
                        return Loss();
                    },
                    w
                );
                W[i, j] = w;
                entries.Add(new($"dW{l}[{i},{j}]", byHand.dW[l][i, j], numerical, tape[l - 1].dW[i, j]));
            }
            for (var j = 0; j < (b?.Count ?? 0); j++)
            {
                var numerical = CentralDifference.Derivative(
                    x =>
                    {
                        b![j] = x;
                        return Loss();
                    },
                    network[l].b![j]
                );
                b![j] = network[l].b![j];
                entries.Add(new($"db{l}[{j}]", byHand.db[l]![j], numerical, tape[l - 1].db![j]));
            }
        }
        return new(entries);
    }

    /// <summary>Checks one gradient that a notebook derived against central differences.</summary>
    /// <param name="name">What it is called: "dW2".</param>
    /// <param name="byHand">The gradient.</param>
    /// <param name="loss">The loss as a function of the matrix.</param>
    /// <param name="at">Where the gradient was taken; of the shape of <paramref name="byHand"/>.</param>
    public static GradientCheck Compare(
        string name,
        Matrix<double> byHand,
        Func<Matrix<double>, double> loss,
        Matrix<double> at
    )
    {
        Require.SameShape(byHand, at);
        ArgumentNullException.ThrowIfNull(loss);
        var moved = at.Clone();
        return new([
            .. at.EnumerateIndexed()
                .Select(entry =>
                {
                    var (i, j, value) = entry;
                    var numerical = CentralDifference.Derivative(
                        x =>
                        {
                            moved[i, j] = x;
                            return loss(moved);
                        },
                        value
                    );
                    moved[i, j] = value;
                    return new GradientEntry(Quantity.Entry(name, at, i, j), byHand[i, j], numerical, Tape: null);
                }),
        ]);
    }

    /// <summary>Returns this check if it passed.</summary>
    /// <exception cref="CheckFailedException">It did not; the message is that of <see cref="ToString"/>.</exception>
    public GradientCheck MustAgree() => Passed ? this : throw new CheckFailedException(ToString());

    /// <inheritdoc/>
    public string? Represent(string mimeType) =>
        mimeType switch
        {
            MimeTypes.Html => ToTable().Represent(MimeTypes.Html),
            MimeTypes.Plain => ToTable().ToString(),
            _ => null,
        };

    /// <summary>"✓ 12 gradients agree…" or "✗ dW1[0,2]: by hand 0.0365, numerically 0.0371, tape 0.0371".</summary>
    public override string ToString() =>
        Passed
            ? Invariant(
                $"✓ {Require.Count(Entries.Count, "derivative")}: {(HasTape ? "by hand, central differences and tape agree" : "by hand and central differences agree")}, largest relative difference {WorstDifference:0.0e+0} at {Worst.Name}"
            )
            : $"✗ {Worst}";

    private bool HasTape => Worst.Tape is not null;

    private double RelativeDifference(GradientEntry entry) =>
        entry.Difference == 0 ? 0 : entry.Difference / Math.Max(Math.Max(entry.Size, 1e-3 * _largest), 1e-9);

    // The worst entries first: in a large network the others would hide them.
    private Table ToTable()
    {
        var caption = ToString() + (Entries.Count > RowsShown ? $" (the {RowsShown} worst of {Entries.Count})" : "");
        var shown = Entries.Count > RowsShown ? Entries.OrderByDescending(RelativeDifference).Take(RowsShown) : Entries;
        var table = HasTape
            ? new Table(caption, "derivative", "by hand", "central differences", "tape")
            : new Table(caption, "derivative", "by hand", "central differences");
        foreach (var entry in shown)
        {
            table = entry.Tape is { } tape
                ? table.Row(entry.Name, entry.ByHand, entry.Numerical, tape)
                : table.Row(entry.Name, entry.ByHand, entry.Numerical);
        }

        return table;
    }
}
