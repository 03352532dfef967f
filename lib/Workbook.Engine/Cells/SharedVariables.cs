using System.Text.RegularExpressions;
using Workbook.Engine.Compilation;
using Workbook.Engine.Languages;
using Workbook.Engine.Results;

namespace Workbook.Engine.Cells;

/// <summary>Carries variables between the languages of a notebook: <c>#!set</c> and <c>#!share</c>.</summary>
internal sealed partial class SharedVariables(CSharpSession csharp, FSharpGuest fsharp, MarkupCells markup)
{
    public string Names() => string.Join(Environment.NewLine, csharp.Variables.Names.Concat(fsharp.Names).Distinct());

    public object Table() =>
        csharp
            .Variables.Names.Select(name =>
            {
                csharp.Variables.TryGet(name, out var value, out var type);
                return new
                {
                    Name = name,
                    Type = type!.Name,
                    Value = value,
                };
            })
            .ToList();

    public void Set(CellPart part)
    {
        var options = Options(part.Text);
        if (!options.TryGetValue("name", out var name) || !options.TryGetValue("value", out var value))
        {
            throw Unclear(part, "#!set --name NAME --value @LANGUAGE:NAME");
        }
        var source = Reference().Match(value);
        Store(part, name, source.Success ? Find(part, source.Groups[1].Value, source.Groups[2].Value) : value);
    }

    public void Share(CellPart part)
    {
        var options = Options(part.Text);
        if (!options.TryGetValue("from", out var language) || !options.TryGetValue("", out var name))
        {
            throw Unclear(part, "#!share --from LANGUAGE NAME");
        }
        Store(part, options.GetValueOrDefault("as", name), Find(part, language, name));
    }

    private object? Find(CellPart part, string language, string name)
    {
        var found = CellLanguages.Find(language) switch
        {
            CellLanguages.CSharp => csharp.Variables.TryGet(name, out var value, out _) ? (true, value) : (false, null),
            CellLanguages.FSharp => fsharp.TryGet(name, out var value) ? (true, value) : (false, null),
            _ => throw Error(part, $"variables are shared from csharp and fsharp, not from {language}"),
        };
        return found.Item1 ? found.Item2 : throw Error(part, $"{language} has no variable {name}");
    }

    private void Store(CellPart part, string name, object? value)
    {
        if (!Identifier().IsMatch(name))
        {
            throw Error(part, $"\"{name}\" is no name for a variable");
        }
        switch (part.Language)
        {
            case CellLanguages.CSharp:
                csharp.Declare(name, value);
                break;
            case CellLanguages.FSharp:
                fsharp.Declare(name, value);
                break;
            case CellLanguages.JavaScript:
                markup.Declare(name, value);
                break;
            default:
                throw Error(
                    part,
                    $"{part.Language} has no variables; write the line below #!csharp, #!fsharp or #!javascript"
                );
        }
    }

    /// <summary>The words of the line: "--name x" under "name", a word without a name before it under "".</summary>
    private static Dictionary<string, string> Options(string text)
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

    private static CellException Unclear(CellPart part, string form) => Error(part, $"write {form}");

    private static CellException Error(CellPart part, string what) =>
        new("InvalidCommand", $"line {part.Line}: #!{part.Command}: {what}.", part.Line);

    [GeneratedRegex("""^@([\w#]+):(\w+)$""")]
    private static partial Regex Reference();

    [GeneratedRegex("""^[\p{L}_]\w*$""")]
    private static partial Regex Identifier();

    [GeneratedRegex(
        """
            "[^"]*"|\S+
            """,
        RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Word();
}
