using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Workbook.Book.Notebooks;

namespace Workbook.Book.Pages;

/// <summary>One executed notebook as a web page.</summary>
/// <param name="layout">The frame that all pages share.</param>
/// <param name="highlighter">Colours the code.</param>
/// <param name="link">Where a relative link in the notebook leads on the site.</param>
/// <param name="live">What lets the page's cells run, or null where they do not.</param>
internal sealed partial class NotebookPage(
    PageLayout layout,
    CodeHighlighter highlighter,
    Func<string, string> link,
    LiveAssets? live
)
{
    public string Render(Notebook notebook, Notebook? previous, Notebook? next)
    {
        var markdown = new MarkdownText(highlighter, link);
        var code = notebook
            .CodeCells.Zip(highlighter.Highlight([.. notebook.CodeCells.Select(cell => cell.Source)]))
            .ToDictionary(pair => pair.First, pair => pair.Second);
        var body = new StringBuilder();
        foreach (var cell in notebook.Cells)
        {
            body.Append($"<section class=\"cell\" id=\"cell-{WebUtility.HtmlEncode(cell.Id)}\">");
            foreach (var tag in cell.Tags)
            {
                body.Append($"<span id=\"{WebUtility.HtmlEncode(tag)}\"></span>");
            }

            if (cell.IsMarkdown)
            {
                body.Append(markdown.ToHtml(cell.Source));
            }
            else if (cell.IsCode)
            {
                AppendCode(body, cell, code[cell], live is null ? "" : NoteOnTime(cell));
            }

            body.AppendLine("</section>");
        }
        var main = Fragment()
            .Replace(body.ToString(), link => $"href=\"#{Target(link.Groups[1].Value, markdown.Headings)}\"");
        return layout.Render(
            notebook.Title,
            Contents(markdown.Headings),
            main + Pager(previous, next),
            live?.ScriptsFor(notebook) ?? ""
        );
    }

    /// <summary>Clients differ in the ids that they give to headings; letters and digits are what they agree on.</summary>
    private static string Target(string fragment, IReadOnlyList<Heading> headings)
    {
        var wanted = Essence(Uri.UnescapeDataString(fragment));
        return headings.FirstOrDefault(heading => Essence(heading.Id) == wanted)?.Id ?? fragment;
    }

    private static string Essence(string id) => string.Concat(id.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    /// <summary>What a reader should know before a cell runs in the page: its tag browser-90s says that it takes so long there.</summary>
    private static string NoteOnTime(NotebookCell cell)
    {
        var time = cell.Tags.Select(tag => LongInBrowser().Match(tag)).FirstOrDefault(match => match.Success);
        return time is null ? ""
            : int.Parse(time.Groups[1].Value) is var seconds && seconds < 100
                ? $"<p class=\"long\">Takes about {seconds} s in the browser.</p>"
            : $"<p class=\"long\">Takes about {Math.Round(seconds / 60.0)} minutes in the browser.</p>";
    }

    private static void AppendCode(StringBuilder body, NotebookCell cell, string code, string note)
    {
        if (code == "")
        {
            return;
        }

        var input =
            $"<div class=\"input\"><span class=\"count\" aria-hidden=\"true\">{cell.Json["execution_count"]}</span><pre class=\"code\"><code>{code}</code></pre>{note}</div>";
        // Jupyter's tag for code that is not for reading on: here, what draws a chart.
        body.AppendLine(
            cell.Tags.Contains("hide-input")
                ? $"<details class=\"folded\"><summary>The code of this chart</summary>{input}</details>"
                : input
        );
        if (cell.Outputs.Count == 0)
        {
            return;
        }

        body.AppendLine("<div class=\"outputs\">");
        foreach (var output in cell.Outputs)
        {
            body.AppendLine(OutputHtml.Render(output));
        }

        body.AppendLine("</div>");
    }

    private static string Contents(IReadOnlyList<Heading> headings)
    {
        var items = headings
            .Where(heading => heading.Level is 2 or 3)
            .Select(heading =>
                $"<li class=\"level{heading.Level}\"><a href=\"#{heading.Id}\">{WithMathematics(heading.Text)}</a></li>"
            );
        return $"<nav class=\"contents\" aria-label=\"On this page\"><details open><summary>On this page</summary><ul>{string.Concat(items)}</ul></details></nav>";
    }

    private static string WithMathematics(string text) =>
        string.Concat(
            text.Split('$')
                .Select(
                    (part, index) =>
                        index % 2 == 0
                            ? WebUtility.HtmlEncode(part)
                            : $"<span class=\"math\">{WebUtility.HtmlEncode(part)}</span>"
                )
        );

    private static string Pager(Notebook? previous, Notebook? next) =>
        $"<nav class=\"pager\" aria-label=\"Previous and next notebook\">{Link(previous, "prev", "← ", "")}{Link(next, "next", "", " →")}</nav>";

    private static string Link(Notebook? notebook, string relation, string before, string after) =>
        notebook is null
            ? "<span></span>"
            : $"<a rel=\"{relation}\" href=\"{Uri.EscapeDataString(notebook.Name)}.html\">{before}{WebUtility.HtmlEncode(notebook.Title)}{after}</a>";

    [GeneratedRegex(@"^browser-(\d+)s$")]
    private static partial Regex LongInBrowser();

    [GeneratedRegex("href=\"#([^\"]+)\"")]
    private static partial Regex Fragment();
}
