using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Workbook.Book.Notebooks;
using Workbook.Engine.Programs;

namespace Workbook.Book.Pages;

/// <summary>What lets the cells run in the pages: scripts, the notebooks' sources, and the engine in one file.</summary>
internal sealed partial class LiveAssets
{
    private const string EngineFile = "engine.js";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly string _engine;

    private LiveAssets(string engine) => _engine = engine;

    /// <summary>Builds the engine for the browser, or says why that is not possible.</summary>
    /// <returns>Null where it is not: the pages are then written as they are without it.</returns>
    public static LiveAssets? Build(TextWriter terminal)
    {
        var project = typeof(LiveAssets)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "BrowserProject")
            .Value!;
        var output = Path.Combine(Path.GetDirectoryName(project)!, "obj", "published");
        var start = new ProcessStartInfo(DotnetProgram.Path)
        {
            ArgumentList =
            {
                "publish",
                project,
                "--configuration",
                "Release",
                "--artifacts-path",
                output,
                "-nodeReuse:false",
                "-v:q",
                "-nologo",
            },
        };
        var published = Path.Combine(output, "publish");
        // What an earlier build needed would stay, and go into the file.
        if (Directory.Exists(published))
        {
            Directory.Delete(published, recursive: true);
        }
        terminal.WriteLine("Building the engine for the browser; the first time, its packages are fetched.");
        var publish = ChildProcess.Run(start, Patience);
        if (publish.ExitCode == 0)
        {
            var folder = Path.Combine(published, "Workbook.Browser", "release", "wwwroot", "_framework");
            return new LiveAssets(Pack(folder, Path.GetDirectoryName(project)!));
        }
        var reason = publish.ExitCode is null
            ? $"that took longer than {Patience.TotalMinutes} minutes"
            : Reason(publish.Output);
        terminal.WriteLine(
            $"The cells do not run in these pages, since the engine for the browser was not built: {reason}."
        );
        return null;
    }

    /// <summary>The first error without the paths around it; those whose numbers begin with NU are about packages.</summary>
    private static string Reason(string output)
    {
        var error = FirstError().Match(output);
        var message = (error.Success ? error.Groups["message"].Value : output).Trim().TrimEnd('.');
        return error.Groups["code"].Value.StartsWith("NU", StringComparison.Ordinal)
            ? $"its packages cannot be had ({message}); run the command again where they can"
            : message;
    }

    [GeneratedRegex(@"error (?<code>\w+)\s*: (?<message>.*?)( \[[^\]]*\])?\r?$", RegexOptions.Multiline)]
    private static partial Regex FirstError();

    /// <summary>Writes all that the pages of these notebooks load when they are opened or when the first cell runs.</summary>
    public void CopyTo(string folder, IEnumerable<Notebook> notebooks)
    {
        PageAssets.CopyOwn(folder, "live.css", "live-highlight.js", "live-engine.js", "live-completion.js", "live.js");
        File.WriteAllText(Path.Combine(folder, EngineFile), _engine);
        foreach (var notebook in notebooks)
        {
            var source = Notebook.Load(notebook.Path);
            source.Clean();
            File.WriteAllText(Path.Combine(folder, SourceOf(notebook)), $"workbookNotebook({source.ToJson()});");
        }
    }

    /// <summary>What the head of the notebook's page has besides.</summary>
    public string ScriptsFor(Notebook notebook) =>
        $"""

            <link rel="stylesheet" href="assets/live.css">
            <script defer src="assets/live-highlight.js"></script>
            <script defer src="assets/live-engine.js"></script>
            <script defer src="assets/live-completion.js"></script>
            <script defer src="assets/live.js" data-notebook="{WebUtility.HtmlEncode(
                notebook.Name
            )}" data-source="assets/{Uri.EscapeDataString(
                SourceOf(notebook)
            )}" data-engine="assets/{EngineFile}" data-size="{_engine.Length}"></script>
            """;

    private static string SourceOf(Notebook notebook) => notebook.Name + ".ipynb.js";

    /// <summary>
    /// One script that hands over every file, packed: a page that is a file itself can load nothing but scripts.
    /// </summary>
    private static string Pack(string framework, string project)
    {
        var data = Path.Combine(project, "..", "..", "notebooks", "data");
        var files = Directory
            .EnumerateFiles(framework)
            .Where(path => Path.GetExtension(path) is ".js" or ".wasm" or ".dll")
            .Append(Path.Combine(project, "worker.js"))
            .Select(path => (Name: Path.GetFileName(path), Path: path))
            .Concat(
                Directory
                    .EnumerateFiles(data, "*.gz")
                    .Select(path => (Name: "data/" + Path.GetFileName(path), Path: path))
            )
            .OrderBy(file => file.Name, StringComparer.Ordinal);
        var parts = files.Select(file => $"{JsonSerializer.Serialize(file.Name)}:\"{Packed(file.Path)}\"");
        return $"workbookEngine({{\n{string.Join(",\n", parts)}\n}});\n";
    }

    private static string Packed(string path)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize))
        {
            gzip.Write(File.ReadAllBytes(path));
        }
        return Convert.ToBase64String(packed.ToArray());
    }
}
