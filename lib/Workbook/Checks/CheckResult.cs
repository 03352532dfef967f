namespace Workbook;

/// <summary>What a check found, as the last line of a cell shows it: "✓ z1 agrees to 8 decimals".</summary>
[TypeFormatterSource(typeof(RichDisplayFormatterSource), PreferredMimeTypes = [MimeTypes.Plain])]
public sealed class CheckResult(string text)
{
    /// <summary>The line itself.</summary>
    public override string ToString() => text;
}
