using static System.FormattableString;

namespace Workbook;

/// <summary>One derivative, computed in two or three ways.</summary>
/// <param name="Name">"dW1[0,2]", counted as C# indexes.</param>
/// <param name="ByHand">From the formulas of backpropagation.</param>
/// <param name="Numerical">From central differences of the loss.</param>
/// <param name="Tape">From reverse-mode automatic differentiation, where it was asked.</param>
public sealed record GradientEntry(string Name, double ByHand, double Numerical, double? Tape)
{
    internal double Difference =>
        Math.Max(
            Apart(ByHand, Numerical),
            Tape is { } tape ? Math.Max(Apart(ByHand, tape), Apart(Numerical, tape)) : 0
        );

    internal double Size =>
        new[] { Math.Abs(ByHand), Math.Abs(Numerical), Math.Abs(Tape ?? 0) }
            .Where(double.IsFinite)
            .DefaultIfEmpty(0)
            .Max();

    /// <summary>"dW1[0,2]: by hand 0.0365, numerically 0.0371, tape 0.0371".</summary>
    public override string ToString() =>
        Invariant($"{Name}: by hand {ByHand:G8}, numerically {Numerical:G8}")
        + (Tape is { } tape ? Invariant($", tape {tape:G8}") : "");

    private static double Apart(double a, double b) =>
        a.Equals(b) ? 0
        : double.IsNaN(a - b) ? double.PositiveInfinity
        : Math.Abs(a - b);
}
