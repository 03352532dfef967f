using System.Text.Json;
using Workbook.Engine.Consoles;
using Workbook.Engine.Languages;
using Workbook.Engine.Results;

namespace Workbook.Engine.Cells;

/// <summary><c>#!import</c>: runs the code of another file in this notebook.</summary>
internal sealed class Importer(
    string workingDirectory,
    LanguageTable languages,
    Func<CellContext, IReadOnlyList<CellPart>, CancellationToken, Task<DisplayData?>> run
)
{
    private const int DeepestImport = 20;
    private int _depth;

    public async Task<DisplayData?> RunAsync(CellContext cell, CellPart part, CancellationToken interrupt)
    {
        var file = part.Text.Trim('"');
        var path = Path.GetFullPath(file, workingDirectory);
        if (!File.Exists(path))
        {
            throw Error(part, $"there is no file {file} (looked for {path})");
        }
        if (_depth == DeepestImport)
        {
            throw Error(part, $"{file} imports itself, directly or through another file");
        }
        _depth++;
        try
        {
            DisplayData? value = null;
            foreach (var code in Cells(part, path, file))
            {
                value = await run(
                    cell,
                    [
                        .. CellPart
                            .Split(code, languages, languages.CSharp)
                            .Where(p => p.Language is not MarkdownLanguage && p.Command != "meta"),
                    ],
                    interrupt
                );
            }
            return value;
        }
        finally
        {
            _depth--;
        }
    }

    private static IEnumerable<string> Cells(CellPart part, string path, string file) =>
        Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".cs" or ".csx" => [File.ReadAllText(path)],
            ".dib" => [WithoutMetadata(File.ReadAllText(path))],
            ".ipynb" => CodeCells(part, path, file),
            _ => throw Error(part, $"{file} is of no kind that can be imported; those are .cs, .csx, .ipynb and .dib"),
        };

    private static List<string> CodeCells(CellPart part, string path, string file)
    {
        try
        {
            using var notebook = JsonDocument.Parse(File.ReadAllText(path));
            return
            [
                .. notebook
                    .RootElement.GetProperty("cells")
                    .EnumerateArray()
                    .Where(cell => cell.GetProperty("cell_type").GetString() == "code")
                    .Select(cell => cell.GetProperty("source"))
                    .Select(source =>
                        source.ValueKind == JsonValueKind.Array
                            ? string.Concat(source.EnumerateArray().Select(line => line.GetString()))
                            : source.GetString()!
                    ),
            ];
        }
        catch (Exception exception)
            when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw Error(part, $"{file} is not a notebook: {exception.Message}");
        }
    }

    /// <summary>A .dib file may open with "#!meta" and some JSON, which is for editors.</summary>
    private static string WithoutMetadata(string text)
    {
        var start = text.TrimStart().StartsWith("#!meta", StringComparison.Ordinal)
            ? text.IndexOf("\n#!", StringComparison.Ordinal)
            : 0;
        return start < 0 ? "" : text[start..];
    }

    private static CellException Error(CellPart part, string what) =>
        new("ImportFailed", $"line {part.Line}: #!import: {what}.", part.Line);
}
