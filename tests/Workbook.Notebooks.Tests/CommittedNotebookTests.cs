using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Workbook.Book.Notebooks;

namespace Workbook.Notebooks.Tests;

/// <summary>Notebooks are committed clean, and between them they cover the articles.</summary>
public sealed partial class CommittedNotebookTests
{
    public static TheoryData<string> Names => Repository.Names;

    [Fact]
    public void The_series_is_complete() =>
        Assert.Equal(Ledger.Notebooks, Repository.Notebooks.Select(notebook => notebook.Name));

    [Fact]
    public void Every_item_of_the_articles_is_rebuilt_by_a_cell()
    {
        var rebuilt = Repository.Notebooks.SelectMany(notebook => notebook.Cells).SelectMany(cell => cell.Tags);
        Assert.Empty(Ledger.Ids.Except(rebuilt));
    }

    [Theory, MemberData(nameof(Names))]
    public void Tags_are_known(string name)
    {
        string[] known =
        [
            .. Ledger.Ids,
            "exercise",
            "solution",
            "timing",
            "rounding",
            "hide-input",
            "raises-exception",
        ];
        var tags = Repository.Load(name).Cells.SelectMany(cell => cell.Tags);
        Assert.Empty(tags.Where(tag => !TimeInBrowser().IsMatch(tag)).Except(known));
    }

    [Theory, MemberData(nameof(Names))]
    public void No_cell_holds_output(string name) =>
        Assert.All(
            Repository.Load(name).CodeCells,
            cell =>
            {
                Assert.Empty(cell.Outputs);
                Assert.Null(cell.Json["execution_count"]);
            }
        );

    [Theory, MemberData(nameof(Names))]
    public void Cell_ids_are_valid_and_unique(string name)
    {
        var cells = Repository.Load(name).Cells;
        Assert.All(cells, cell => Assert.Matches("^[a-zA-Z0-9-_]{1,64}$", cell.Id));
        Assert.Empty(cells.GroupBy(cell => cell.Id).Where(group => group.Count() > 1).Select(group => group.Key));
    }

    [Theory, MemberData(nameof(Names))]
    public void Metadata_is_no_more_than_is_needed(string name)
    {
        var notebook = Repository.Load(name);
        Assert.Empty(Keys(notebook.Metadata).Except(["kernelspec", "language_info", "polyglot_notebook"]));
        Assert.Equal("workbook-csharp", (string?)notebook.Metadata["kernelspec"]?["name"]);
        Assert.Equal("csharp", (string?)notebook.Metadata["language_info"]?["name"]);
        Assert.Equal("csharp", (string?)notebook.Metadata["polyglot_notebook"]?["kernelInfo"]?["defaultKernelName"]);
        Assert.All(
            notebook.Cells,
            cell =>
            {
                Assert.Empty(
                    Keys(cell.Json).Except(["cell_type", "execution_count", "id", "metadata", "outputs", "source"])
                );
                Assert.Empty(Keys(cell.Json["metadata"]!).Except(["tags"]));
            }
        );
    }

    [Theory, MemberData(nameof(Names))]
    public void The_file_is_laid_out_as_Jupyter_writes_it(string name)
    {
        var text = File.ReadAllText(Repository.Load(name).Path);
        Assert.Equal(NotebookJson.Write(JsonNode.Parse(text)!), text);
    }

    [Theory, MemberData(nameof(Names))]
    public void Links_to_files_lead_somewhere(string name)
    {
        var notebook = Repository.Load(name);
        var targets = notebook
            .Cells.Where(cell => cell.IsMarkdown)
            .SelectMany(cell => RelativeLink().Matches(Mathematics().Replace(cell.Source, "")))
            .Select(link => Uri.UnescapeDataString(link.Groups[1].Value));
        Assert.All(
            targets,
            target =>
                Assert.True(
                    Path.Exists(Path.Combine(Path.GetDirectoryName(notebook.Path)!, target)),
                    $"{name} links to {target}, which is not there."
                )
        );
    }

    [Theory, MemberData(nameof(Names))]
    public void Code_fits_beside_the_contents_of_a_page(string name)
    {
        const int Column = 95; // characters, in a window 1200 pixels wide
        var tooLong =
            from cell in Repository.Load(name).Cells
            from line in cell.IsMarkdown
                ? Fence().Matches(cell.Source).SelectMany(fence => fence.Groups[1].Value.Split('\n'))
                : cell.Source.Split('\n')
            where line.Length > Column
            select $"{name}, cell {cell.Id}, {line.Length} characters instead of {Column}: {line}";
        Assert.True(!tooLong.Any(), string.Join("\n", tooLong));
    }

    private static IEnumerable<string> Keys(JsonNode node) => node.AsObject().Select(pair => pair.Key);

    [GeneratedRegex(@"^```[^\n]*\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^browser-\d+s$")]
    private static partial Regex TimeInBrowser();

    [GeneratedRegex(@"\$\$.+?\$\$|\$[^$\n]+\$", RegexOptions.Singleline)]
    private static partial Regex Mathematics();

    [GeneratedRegex(@"\]\((?!\w+:|#)([^)#\s]+)[^)]*\)")]
    private static partial Regex RelativeLink();
}
