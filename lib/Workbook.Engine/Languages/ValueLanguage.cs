using System.Text.RegularExpressions;
using Workbook.Engine.Consoles;
using Workbook.Engine.Display;
using Workbook.Engine.Results;

namespace Workbook.Engine.Languages;

/// <summary>
/// Values that are kept under a name, for other languages to take over: <c>#!value --name data</c> with a text below it, or
/// with <c>--from-file</c>, <c>--from-url</c> or <c>--from-value</c>. With <c>--mime-type</c> the value is shown as well.
/// </summary>
internal sealed partial class ValueLanguage(LanguageTable languages, string workingDirectory) : ICellLanguage
{
    private static readonly string[] Sources = ["from-file", "from-url", "from-value"];
    private static readonly Lazy<HttpClient> Client = new();

    private readonly Dictionary<string, object?> _values = [];

    public IReadOnlyList<string> Names { get; } = ["value"];

    public IEnumerable<string> Variables => _values.Keys;

    public Task<DisplayData?> RunAsync(CellContext cell, string code, string options, CancellationToken interrupt)
    {
        var line = LineOptions.Parse(options);
        if (!line.TryGetValue("name", out var name))
        {
            throw Invalid("A value needs a name: write #!value --name NAME.");
        }
        var value = Read(line, code.Trim(), interrupt);
        _values[name] = value;
        return Task.FromResult<DisplayData?>(
            line.TryGetValue("mime-type", out var mimeType)
                ? ValueFormatter.Bundle([(mimeType, value?.ToString() ?? "")])
                : null
        );
    }

    public bool TryGet(string name, out object? value) => _values.TryGetValue(name, out value);

    public bool TryDeclare(string name, object? value)
    {
        _values[name] = value;
        return true;
    }

    private object? Read(Dictionary<string, string> line, string code, CancellationToken interrupt)
    {
        var given = Sources.Where(line.ContainsKey).ToList();
        if (given.Count + (code == "" ? 0 : 1) > 1)
        {
            var places = given.Select(source => "--" + source).Concat(code == "" ? [] : ["the lines below"]);
            throw Invalid($"#!value takes its value from one place, not from {string.Join(" and ", places)}.");
        }
        return given.FirstOrDefault() switch
        {
            "from-file" => FromFile(line["from-file"]),
            "from-url" => FromUrl(line["from-url"], interrupt),
            "from-value" => FromValue(line["from-value"]),
            _ => code,
        };
    }

    private string FromFile(string file)
    {
        var path = Path.GetFullPath(file, workingDirectory);
        return File.Exists(path)
            ? File.ReadAllText(path)
            : throw Invalid($"#!value --from-file: there is no file {file} (looked for {path}).");
    }

    private static string FromUrl(string address, CancellationToken interrupt)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            throw Invalid($"#!value --from-url takes an address that begins with http:// or https://, not {address}.");
        }
        try
        {
            return Client.Value.GetStringAsync(uri, interrupt).GetAwaiter().GetResult();
        }
        catch (HttpRequestException exception)
        {
            throw Invalid($"#!value --from-url: {address} cannot be read: {exception.Message}");
        }
    }

    private object? FromValue(string text)
    {
        if (Reference().Match(text) is not { Success: true } reference)
        {
            return text;
        }
        object? value = null;
        return languages.Find(reference.Groups[1].Value)?.TryGet(reference.Groups[2].Value, out value) == true
            ? value
            : throw Invalid($"#!value --from-value {text}: there is no such variable; write @LANGUAGE:NAME.");
    }

    private static CellException Invalid(string message) => new("InvalidCommand", message);

    [GeneratedRegex(@"^@([\w#]+):(\w+)$")]
    private static partial Regex Reference();
}
