using System.Text;
using System.Text.Json;
using Workbook.Engine.Consoles;
using Workbook.Engine.Display;
using Workbook.Engine.Results;

namespace Workbook.Engine.Languages;

/// <summary>JavaScript, which runs in the client. Variables that it takes over are constants there.</summary>
internal sealed class JavaScriptLanguage : ICellLanguage
{
    private readonly Dictionary<string, string> _constants = [];

    public IReadOnlyList<string> Names { get; } = ["javascript", "js"];

    public Task<DisplayData?> RunAsync(CellContext cell, string code, string options, CancellationToken interrupt)
    {
        code = code.Trim();
        return Task.FromResult<DisplayData?>(
            ValueFormatter.Bundle([("text/html", Script(code)), ("text/plain", code)])
        );
    }

    public bool TryDeclare(string name, object? value)
    {
        _constants[name] = JsonSerializer.Serialize(value);
        return true;
    }

    private string Script(string code)
    {
        var script = new StringBuilder("<script type=\"module\">\n");
        foreach (var (name, json) in _constants)
        {
            // "</script>" inside a text would end the element.
            script.Append($"const {name} = {json.Replace("<", "\\u003c")};\n");
        }
        return script.Append(code).Append("\n</script>").ToString();
    }
}
