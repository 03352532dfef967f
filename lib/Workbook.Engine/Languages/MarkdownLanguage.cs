using Markdig;
using Workbook.Engine.Consoles;
using Workbook.Engine.Display;
using Workbook.Engine.Results;

namespace Workbook.Engine.Languages;

/// <summary>Markdown, as text for clients that know it and as HTML for the others.</summary>
internal sealed class MarkdownLanguage : ICellLanguage
{
    private static readonly Lazy<MarkdownPipeline> Pipeline = new(() =>
        new MarkdownPipelineBuilder().UseAdvancedExtensions().Build()
    );

    public IReadOnlyList<string> Names { get; } = ["markdown", "md"];

    public Task<DisplayData?> RunAsync(CellContext cell, string code, string options, CancellationToken interrupt)
    {
        code = code.Trim();
        return Task.FromResult<DisplayData?>(
            ValueFormatter.Bundle([
                ("text/html", Markdown.ToHtml(code, Pipeline.Value)),
                ("text/markdown", code),
                ("text/plain", code),
            ])
        );
    }
}
