namespace Workbook;

/// <summary>A check that passed, as the last line of a cell shows it.</summary>
/// <param name="Name">The quantity that was checked.</param>
/// <param name="Message">What was found, such as "agrees to 8 decimals".</param>
public sealed record CheckResult(string Name, string Message)
{
    /// <summary>"✓ z1 agrees to 8 decimals".</summary>
    public override string ToString() => $"✓ {Name} {Message}";
}
