using System.Text.RegularExpressions;
using Workbook.Engine.Compilation;
using Workbook.Engine.Languages;
using Workbook.Engine.Results;

namespace Workbook.Engine.Cells;

/// <summary>Carries variables between the languages of a notebook: <c>#!set</c> and <c>#!share</c>.</summary>
internal sealed partial class SharedVariables(LanguageTable languages, CellVariables csharp)
{
    public string Names() =>
        string.Join(Environment.NewLine, languages.All.SelectMany(language => language.Variables).Distinct());

    public object Table() =>
        csharp
            .Names.Select(name =>
            {
                csharp.TryGet(name, out var value, out var type);
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
        var options = LineOptions.Parse(part.Text);
        if (!options.TryGetValue("name", out var name) || !options.TryGetValue("value", out var value))
        {
            throw Unclear(part, "#!set --name NAME --value @LANGUAGE:NAME");
        }
        var source = Reference().Match(value);
        Store(part, name, source.Success ? Find(part, source.Groups[1].Value, source.Groups[2].Value) : value);
    }

    public void Share(CellPart part)
    {
        var options = LineOptions.Parse(part.Text);
        if (!options.TryGetValue("from", out var language) || !options.TryGetValue("", out var name))
        {
            throw Unclear(part, "#!share --from LANGUAGE NAME");
        }
        Store(part, options.GetValueOrDefault("as", name), Find(part, language, name));
    }

    private object? Find(CellPart part, string language, string name)
    {
        var source =
            languages.Find(language)
            ?? throw Error(part, $"there is no language {language}; known are {Named(languages.All)}");
        return source.TryGet(name, out var value) ? value : throw Error(part, $"{language} has no variable {name}");
    }

    private void Store(CellPart part, string name, object? value)
    {
        if (!Identifier().IsMatch(name))
        {
            throw Error(part, $"\"{name}\" is no name for a variable");
        }
        if (!part.Language.TryDeclare(name, value))
        {
            throw Error(
                part,
                $"{part.Language.Names[0]} has no variables; write the line below a language that has, such as #!csharp"
            );
        }
    }

    private static string Named(IEnumerable<ICellLanguage> languages) =>
        string.Join(", ", languages.Select(language => language.Names[0]));

    private static CellException Unclear(CellPart part, string form) => Error(part, $"write {form}");

    private static CellException Error(CellPart part, string what) =>
        new("InvalidCommand", $"line {part.Line}: #!{part.Command}: {what}.", part.Line);

    [GeneratedRegex("""^@([\w#]+):(\w+)$""")]
    private static partial Regex Reference();

    [GeneratedRegex("""^[\p{L}_]\w*$""")]
    private static partial Regex Identifier();
}
