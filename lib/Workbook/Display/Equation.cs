namespace Workbook;

/// <summary>
/// An equation in LaTeX, with numbers and matrices in its holes; several lines are aligned at their <c>&amp;</c>:
/// <c>new Equation("z_1 &amp;= X W_1", $"&amp;= {X} {W1:3}")</c>.
/// </summary>
[TypeFormatterSource(typeof(RichDisplayFormatterSource), PreferredMimeTypes = [MimeTypes.Latex, MimeTypes.Plain])]
public sealed class Equation(params LatexLine[] lines) : IRichDisplay
{
    /// <inheritdoc/>
    public string? Represent(string mimeType) =>
        mimeType switch
        {
            MimeTypes.Latex => $"$${ToString()}$$",
            MimeTypes.Plain => ToString(),
            _ => null,
        };

    /// <summary>The LaTeX between the dollar signs.</summary>
    public override string ToString() =>
        lines.Length == 1
            ? lines[0].ToString()
            : $@"\begin{{aligned}} {string.Join(@" \\ ", lines.Select(line => line.ToString()))} \end{{aligned}}";
}
