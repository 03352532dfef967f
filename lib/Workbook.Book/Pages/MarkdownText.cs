using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Workbook.Book.Pages;

/// <summary>A notebook's markdown cells as HTML.</summary>
/// <param name="highlighter">Colours the C# in fenced blocks.</param>
/// <param name="link">Where a relative link leads on the site.</param>
internal sealed class MarkdownText(CodeHighlighter highlighter, Func<string, string> link)
{
    private static readonly MarkdownPipeline Pipeline = BuildPipeline();

    private readonly List<Heading> _headings = [];

    /// <summary>The headings of all cells so far, in order; their ids are unique on the page.</summary>
    public IReadOnlyList<Heading> Headings => _headings;

    public string ToHtml(string markdown)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            Register(heading);
        }

        foreach (var anchor in document.Descendants<LinkInline>())
        {
            if (anchor.Url is { } url && !url.StartsWith('#') && !Uri.TryCreate(url, UriKind.Absolute, out _))
            {
                anchor.Url = link(url);
            }
        }

        var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.Replace<CodeBlockRenderer>(new CodeRenderer(highlighter));
        renderer.ObjectRenderers.Replace<HtmlMathInlineRenderer>(new MathInlineRenderer());
        renderer.ObjectRenderers.Replace<HtmlMathBlockRenderer>(new MathBlockRenderer());
        renderer.Render(document);
        return writer.ToString();
    }

    private static MarkdownPipeline BuildPipeline()
    {
        var builder = new MarkdownPipelineBuilder()
            .UseMathematics()
            .UsePipeTables()
            .UseEmphasisExtras()
            .UseFootnotes()
            .UseAutoIdentifiers(AutoIdentifierOptions.GitHub);
        builder.InlineParsers.Insert(0, new MathParser());
        return builder.Build();
    }

    private void Register(HeadingBlock block)
    {
        var slug = block.GetAttributes().Id ?? "section";
        var id = slug;
        for (var i = 1; _headings.Any(heading => heading.Id == id); i++)
        {
            id = $"{slug}-{i}";
        }

        block.GetAttributes().Id = id;
        _headings.Add(new(block.Level, id, PlainText(block.Inline!)));
    }

    private static string PlainText(ContainerInline inline) =>
        string.Concat(
            inline
                .Descendants()
                .Select(part =>
                    part switch
                    {
                        LiteralInline literal => literal.Content.ToString(),
                        CodeInline code => code.Content,
                        MathInline math => $"${math.Content}$",
                        _ => "",
                    }
                )
        );

    private sealed class CodeRenderer(CodeHighlighter highlighter) : HtmlObjectRenderer<CodeBlock>
    {
        protected override void Write(HtmlRenderer renderer, CodeBlock block)
        {
            var code = block.Lines.ToString();
            var isCSharp = (block as FencedCodeBlock)?.Info is "csharp" or "cs" or "c#";
            renderer.Write("<pre class=\"code\"><code>");
            if (isCSharp)
            {
                renderer.Write(highlighter.Highlight([code])[0]);
            }
            else
            {
                renderer.WriteEscape(code);
            }

            renderer.WriteLine("</code></pre>");
        }
    }

    private sealed class MathInlineRenderer : HtmlObjectRenderer<MathInline>
    {
        protected override void Write(HtmlRenderer renderer, MathInline math)
        {
            renderer.Write(math.DelimiterCount == 2 ? "<span class=\"math display\">" : "<span class=\"math\">");
            renderer.WriteEscape(ref math.Content);
            renderer.Write("</span>");
        }
    }

    private sealed class MathBlockRenderer : HtmlObjectRenderer<MathBlock>
    {
        protected override void Write(HtmlRenderer renderer, MathBlock math)
        {
            renderer.Write("<div class=\"math display\">");
            renderer.WriteLeafRawLines(math, true, true);
            renderer.WriteLine("</div>");
        }
    }
}
