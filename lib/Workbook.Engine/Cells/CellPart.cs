using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workbook.Engine.Compilation;
using Workbook.Engine.Languages;

namespace Workbook.Engine.Cells;

/// <summary>A stretch of a cell: code in one language, or one line that begins with <c>#!</c>.</summary>
/// <param name="Language">The language that the stretch is in.</param>
/// <param name="Command">The command without <c>#!</c>, or null for code.</param>
/// <param name="Text">The code, or the command's arguments.</param>
/// <param name="Line">The 1-based line of the cell where it begins.</param>
/// <param name="Options">Of code, what stands behind the language's name in its line.</param>
internal sealed record CellPart(ICellLanguage Language, string? Command, string Text, int Line, string Options = "")
{
    /// <summary>Cuts a cell into parts. The code keeps its line numbers: blank lines stand for what came before.</summary>
    /// <param name="language">What the cell begins in.</param>
    public static List<CellPart> Split(string code, LanguageTable languages, ICellLanguage language)
    {
        if (!code.Contains("#!"))
        {
            return [new CellPart(language, null, code, 1)];
        }
        List<CellPart> parts = [];
        var lines = code.Split('\n');
        var options = "";
        for (var start = 0; start < lines.Length; )
        {
            var next = NextCommand(lines, start, language is CSharpLanguage);
            if (options != "" || lines[start..next].Any(line => line.Trim().Length > 0))
            {
                var text = new string('\n', start) + string.Join('\n', lines[start..next]);
                parts.Add(new CellPart(language, null, text, start + 1, options));
                options = "";
            }
            if (next < lines.Length)
            {
                var words = lines[next][2..].Trim().Split(' ', 2, StringSplitOptions.RemoveEmptyEntries);
                var name = words.Length > 0 ? words[0] : "";
                var rest = words.Length > 1 ? words[1].Trim() : "";
                if (languages.Find(name) is { } other)
                {
                    (language, options) = (other, rest);
                }
                else
                {
                    parts.Add(new CellPart(language, name, rest, next + 1));
                }
            }
            start = next + 1;
        }
        if (options != "")
        {
            parts.Add(new CellPart(language, null, "", lines.Length, options));
        }
        return parts;
    }

    // The index of the next line that is a command. In C#, a text or a comment may hold a line that looks like one.
    private static int NextCommand(string[] lines, int start, bool isCSharp)
    {
        SyntaxNode? root = null;
        var position = 0;
        for (var i = start; i < lines.Length; i++)
        {
            if (lines[i].StartsWith("#!", StringComparison.Ordinal))
            {
                if (!isCSharp)
                {
                    return i;
                }
                root ??= CSharpSyntaxTree
                    .ParseText(string.Join('\n', lines[start..]), SubmissionCompiler.ParseOptions)
                    .GetRoot();
                var trivia = root.FindTrivia(position, trivia => trivia.IsKind(SyntaxKind.SkippedTokensTrivia));
                if (trivia.GetStructure() is DirectiveTriviaSyntax { IsActive: true })
                {
                    return i;
                }
            }
            position += lines[i].Length + 1;
        }
        return lines.Length;
    }
}
