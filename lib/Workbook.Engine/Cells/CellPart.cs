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
    public static List<CellPart> Split(string code, LanguageTable languages)
    {
        var language = languages.CSharp;
        if (!code.Contains("#!"))
        {
            return [new CellPart(language, null, code, 1)];
        }
        List<CellPart> parts = [];
        List<string> lines = [];
        var start = 1;
        var options = "";
        var number = 0;
        foreach (var line in code.Split('\n'))
        {
            number++;
            if (!line.StartsWith("#!", StringComparison.Ordinal))
            {
                lines.Add(line);
                continue;
            }
            AddCode();
            var words = line[2..].Trim().Split(' ', 2, StringSplitOptions.RemoveEmptyEntries);
            var name = words.Length > 0 ? words[0] : "";
            var rest = words.Length > 1 ? words[1].Trim() : "";
            if (languages.Find(name) is { } next)
            {
                (language, options) = (next, rest);
            }
            else
            {
                parts.Add(new CellPart(language, name, rest, number));
            }
            lines.Clear();
            start = number + 1;
        }
        AddCode();
        return parts;

        void AddCode()
        {
            if (options != "" || lines.Any(line => line.Trim().Length > 0))
            {
                var text = new string('\n', start - 1) + string.Join('\n', lines);
                parts.Add(new CellPart(language, null, text, start, options));
                options = "";
            }
        }
    }
}
