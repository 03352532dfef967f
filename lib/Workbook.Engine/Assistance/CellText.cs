using System.Text.RegularExpressions;

namespace Workbook.Engine.Assistance;

/// <summary>A cell's text as the C# compiler can read it.</summary>
internal static partial class CellText
{
    /// <summary>Replaces the lines that C# does not know (<c>#!…</c>, <c>#i</c>) by blanks: every position stays.</summary>
    public static string WithoutCommands(string code) =>
        CommandLine().Replace(code, match => new string(' ', match.Length));

    [GeneratedRegex(@"^#(?:!|i\s)[^\r\n]*", RegexOptions.Multiline)]
    private static partial Regex CommandLine();
}
