using System.Net;
using System.Text;
using System.Text.Json;
using Markdig;
using Workbook.Engine.Display;
using Workbook.Engine.Results;

namespace Workbook.Engine.Languages;

/// <summary>Cells in languages that the client shows, not the kernel.</summary>
internal sealed class MarkupCells
{
    private readonly Dictionary<string, string> _javaScriptVariables = [];

    /// <summary>Makes a value visible in the JavaScript cells that follow.</summary>
    public void Declare(string name, object? value) => _javaScriptVariables[name] = JsonSerializer.Serialize(value);

    public DisplayData Format(string language, string code)
    {
        code = code.Trim();
        return language switch
        {
            CellLanguages.Html => Bundle(("text/html", code), ("text/plain", code)),
            CellLanguages.JavaScript => Bundle(("text/html", Script(code)), ("text/plain", code)),
            CellLanguages.Markdown => Bundle(
                ("text/html", MarkdownToHtml(code)),
                ("text/markdown", code),
                ("text/plain", code)
            ),
            CellLanguages.Mermaid => Bundle(
                ("text/vnd.mermaid", code),
                ("text/html", MermaidToHtml(code)),
                ("text/plain", code)
            ),
            _ => throw new ArgumentException($"{language} is no markup language.", nameof(language)),
        };
    }

    private string Script(string code)
    {
        var script = new StringBuilder("<script type=\"module\">\n");
        foreach (var (name, json) in _javaScriptVariables)
        {
            // "</script>" inside a text would end the element.
            script.Append($"const {name} = {json.Replace("<", "\\u003c")};\n");
        }
        return script.Append(code).Append("\n</script>").ToString();
    }

    private static string MarkdownToHtml(string code) =>
        Markdig.Markdown.ToHtml(code, new MarkdownPipelineBuilder().UseAdvancedExtensions().Build());

    /// <summary>Clients that cannot draw Mermaid themselves load it from the network, and show its text where there is none.</summary>
    private static string MermaidToHtml(string code)
    {
        var id = "mermaid-" + Guid.NewGuid().ToString("N");
        return $$"""
            <pre id="{{id}}">{{WebUtility.HtmlEncode(code)}}</pre>
            <script type="module">
            import mermaid from "https://cdn.jsdelivr.net/npm/mermaid@11/dist/mermaid.esm.min.mjs";
            mermaid.initialize({ startOnLoad: false });
            mermaid.run({ nodes: [document.getElementById("{{id}}")] });
            </script>
            """;
    }

    private static DisplayData Bundle(params (string MimeType, string Content)[] contents) =>
        ValueFormatter.Bundle(contents, null);
}
