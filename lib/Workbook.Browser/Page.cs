using System.Runtime.InteropServices.JavaScript;
using Workbook.Engine;

namespace Workbook.Browser;

/// <summary>What the page's worker calls, and what it is called for.</summary>
internal static partial class Page
{
    private const string Folder = "/book/notebooks";
    private const string Libraries = "/book/lib/bin";

    private static readonly Dictionary<string, List<(BrowserOutput Output, int Index)>> Displays = [];
    private static CSharpEngine? _engine;

    /// <summary>Gets ready for the first cell.</summary>
    /// <param name="assemblies">The names of all that came with the page.</param>
    [JSExport]
    internal static void Start(string[] assemblies)
    {
        Directory.CreateDirectory(Folder);
        Directory.CreateDirectory(Libraries);
        // Notebooks name these files; what they hold is in memory already.
        foreach (var assembly in assemblies)
        {
            File.WriteAllBytes(Path.Combine(Libraries, assembly + ".dll"), []);
        }
        _engine = new CSharpEngine(
            Folder,
            new BrowserFramework(assemblies),
            new BrowserThread(),
            _ => new NoPackages()
        );
    }

    /// <summary>Writes a file where cells look for it.</summary>
    /// <param name="path">From the folder of the notebooks.</param>
    [JSExport]
    internal static void AddFile(string path, byte[] content)
    {
        var full = Path.GetFullPath(path, Folder);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, content);
    }

    /// <summary>Runs a cell to its end.</summary>
    /// <returns>Whether it succeeded.</returns>
    [JSExport]
    internal static async Task<bool> Run(int cell, string code)
    {
        var output = new BrowserOutput(cell, Displays);
        var result = await _engine!.ExecuteAsync(code, output, PageButton.Begin());
        if (result.Value is { } value)
        {
            output.Display(value);
        }
        if (result.Error is { } error)
        {
            output.Fail(error);
        }
        // Memory that a page has given once it never takes back, and the cells' variables hold it: C# has to start anew.
        return result.Error?.Name == nameof(OutOfMemoryException) ? throw new OutOfMemoryException() : result.Succeeded;
    }

    /// <summary>Stops the cell that awaits something; one that computes asks by itself.</summary>
    [JSExport]
    internal static void Stop() => PageButton.Press();

    /// <summary>What the next cell needs before its code is known.</summary>
    [JSExport]
    internal static void Prepare() => _engine!.Prepare();

    /// <summary>What can stand at the cursor.</summary>
    /// <returns>The start and the end of what is replaced, then the texts.</returns>
    [JSExport]
    internal static string[] Complete(string code, int cursor)
    {
        var completions = _engine!.Complete(code, cursor);
        return [$"{completions.Start}", $"{completions.End}", .. completions.Items.Take(100).Select(item => item.Text)];
    }

    [JSImport("globalThis.workbook.show")]
    internal static partial void Show(int cell, int index, string html);

    [JSImport("globalThis.workbook.isStopRequested")]
    internal static partial bool IsStopRequested();

    [JSImport("globalThis.workbook.clear")]
    internal static partial void Clear(int cell);
}
