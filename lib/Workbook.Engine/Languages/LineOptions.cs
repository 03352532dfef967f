using System.Text.RegularExpressions;

namespace Workbook.Engine.Languages;

/// <summary>The options of a line that begins with <c>#!</c>.</summary>
internal static partial class LineOptions
{
    /// <summary>The words of the line: "--name x" under "name", a word without a name before it under "".</summary>
    public static Dictionary<string, string> Parse(string text)
    {
        Dictionary<string, string> options = [];
        string? name = null;
        foreach (Match match in Word().Matches(text))
        {
            var word = match.Value.Trim('"');
            if (word.StartsWith("--", StringComparison.Ordinal))
            {
                name = word[2..];
            }
            else
            {
                options[name ?? ""] = word;
                name = null;
            }
        }
        return options;
    }

    [GeneratedRegex(
        """
            "[^"]*"|\S+
            """,
        RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Word();
}
