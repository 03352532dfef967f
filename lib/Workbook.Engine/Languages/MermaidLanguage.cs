using System.Net;
using Workbook.Engine.Consoles;
using Workbook.Engine.Display;
using Workbook.Engine.Results;

namespace Workbook.Engine.Languages;

/// <summary>Diagrams in Mermaid's language.</summary>
internal sealed class MermaidLanguage : ICellLanguage
{
    public IReadOnlyList<string> Names { get; } = ["mermaid"];

    public Task<DisplayData?> RunAsync(CellContext cell, string code, string options, CancellationToken interrupt)
    {
        code = code.Trim();
        return Task.FromResult<DisplayData?>(
            ValueFormatter.Bundle([("text/vnd.mermaid", code), ("text/html", Html(code)), ("text/plain", code)])
        );
    }

    /// <summary>Clients that cannot draw Mermaid themselves load it from the network, and show its text where there is none.</summary>
    private static string Html(string code)
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
}
