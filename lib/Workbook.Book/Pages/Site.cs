using Workbook.Book.Notebooks;
using Workbook.Book.Running;

namespace Workbook.Book.Pages;

/// <summary>Writes executed notebooks as a static site that needs no server.</summary>
/// <param name="folder">Where index.html goes.</param>
/// <param name="live">What lets the cells run in the pages, or null where they do not.</param>
internal sealed class Site(string folder, PageAssets assets, LiveAssets? live)
{
    public void Write(IReadOnlyList<NotebookRun> runs)
    {
        assets.CopyTo(Path.Combine(folder, "assets"));
        live?.CopyTo(Path.Combine(folder, "assets"), runs.Select(run => run.Notebook));
        var layout = new PageLayout(assets);
        var notebooks = runs.Select(run => run.Notebook).ToList();
        for (var i = 0; i < notebooks.Count; i++)
        {
            var source = Path.GetDirectoryName(notebooks[i].Path)!;
            var page = new NotebookPage(
                layout,
                new CodeHighlighter(Libraries(notebooks[i])),
                url => Link(url, source, notebooks),
                live
            );
            Write(
                notebooks[i].Name,
                page.Render(notebooks[i], notebooks.ElementAtOrDefault(i - 1), notebooks.ElementAtOrDefault(i + 1))
            );
        }
        Write("index", new IndexPage(layout).Render(runs));
    }

    private void Write(string name, string html) => File.WriteAllText(Path.Combine(folder, name + ".html"), html);

    /// <summary>A notebook of the site becomes its page; another file is reached where it lies.</summary>
    private string Link(string url, string source, IReadOnlyList<Notebook> notebooks)
    {
        var parts = url.Split('#', 2);
        var target = Path.GetFullPath(Path.Combine(source, Uri.UnescapeDataString(parts[0])));
        var place = notebooks.FirstOrDefault(notebook => notebook.Path == target) is { } notebook
            ? notebook.Name + ".html"
            : Path.GetRelativePath(folder, target).Replace('\\', '/');
        return string.Join('#', [string.Join('/', place.Split('/').Select(Uri.EscapeDataString)), .. parts.Skip(1)]);
    }

    private static IEnumerable<string> Libraries(Notebook notebook) =>
        notebook
            .CodeCells.SelectMany(cell => cell.Source.Split('\n'))
            .Where(line => line.StartsWith("#r \"") && !line.Contains("nuget:"))
            .Select(line => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(notebook.Path)!, line.Split('"')[1])));
}
