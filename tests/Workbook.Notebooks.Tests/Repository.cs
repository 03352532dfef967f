using Workbook.Book.Notebooks;

namespace Workbook.Notebooks.Tests;

/// <summary>The repository that these tests were built from.</summary>
internal static class Repository
{
    public static readonly string Root = FindRoot();

    /// <summary>The notebooks as committed, in order.</summary>
    public static readonly IReadOnlyList<Notebook> Notebooks =
    [
        .. Directory
            .GetFiles(Path.Combine(Root, "notebooks"), "*.ipynb")
            .Order(StringComparer.Ordinal)
            .Select(Notebook.Load),
    ];

    /// <summary>One row per notebook, for theories.</summary>
    public static TheoryData<string> Names => [.. Notebooks.Select(notebook => notebook.Name)];

    /// <summary>The same without the appendices, which alone may use packages and a kernel's own helpers.</summary>
    public static TheoryData<string> SeriesNames =>
        [.. Notebooks.Select(notebook => notebook.Name).Where(name => !name.StartsWith("appendix"))];

    public static Notebook Load(string name) => Notebook.Load(Path.Combine(Root, "notebooks", name + ".ipynb"));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Workbook.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName
            ?? throw new DirectoryNotFoundException($"No Workbook.sln above {AppContext.BaseDirectory}.");
    }
}
