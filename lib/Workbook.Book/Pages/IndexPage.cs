using System.Net;
using System.Text;
using Workbook.Book.Running;

namespace Workbook.Book.Pages;

/// <summary>The site's front page: one card per notebook.</summary>
internal sealed class IndexPage(PageLayout layout)
{
    public string Render(IReadOnlyList<NotebookRun> runs)
    {
        var cards = new StringBuilder();
        foreach (var run in runs)
        {
            cards.AppendLine(Card(run));
        }

        return layout.Render(
            "Neural networks, cell by cell, in C#",
            "",
            $"""
            <div class="lead">
            <h1>Neural networks, cell by cell, in C#</h1>
            <p>Every derivation computed, every number checked, every picture a chart to hover over, turn and scrub. These pages were written by a run of the notebooks; to change a cell and run it again, open the folder in VS Code.</p>
            </div>
            <ul class="cards">
            {cards}</ul>
            """
        );
    }

    private static string Card(NotebookRun run)
    {
        var outcome = run switch
        {
            { Failure: null } => $"{run.CellsRun} cells, {run.Charts} charts",
            { LacksPackage: true } => "not run: a package could not be had",
            { Failure.Cell.Number: var number } => $"<strong class=\"failed\">failed at cell {number}</strong>",
        };
        return $"""
            <li class="card"><a href="{Uri.EscapeDataString(run.Notebook.Name)}.html">
            {Thumbnail.Of(run.Notebook)}
            <h2>{WebUtility.HtmlEncode(run.Notebook.Title)}</h2>
            <p>{outcome}</p>
            </a></li>
            """;
    }
}
