using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive.Documents;

namespace Workbook.Book.Notebooks;

/// <summary>Reads notebooks in the format .dib of Polyglot Notebooks: text, where lines such as <c>#!csharp</c> begin a cell.</summary>
internal static class DibFile
{
    // A line "#!NAME" begins a cell only where the name is one of these; a file may name more itself.
    private static readonly string[] Languages =
    [
        "csharp",
        "fsharp",
        "html",
        "http",
        "javascript",
        "kql",
        "markdown",
        "mermaid",
        "pwsh",
        "sql",
    ];

    /// <summary>The same notebook in nbformat 4.</summary>
    public static JsonObject Read(string text) =>
        new()
        {
            ["cells"] = new JsonArray([.. CodeSubmission.Parse(text, Kernels()).Elements.Select(Cell)]),
            ["metadata"] = new JsonObject(),
            ["nbformat"] = 4,
            ["nbformat_minor"] = 5,
        };

    private static KernelInfoCollection Kernels()
    {
        var kernels = new KernelInfoCollection { DefaultKernelName = Languages[0] };
        kernels.AddRange(Languages.Select(name => new KernelInfo(name)));
        return kernels;
    }

    private static JsonObject Cell(InteractiveDocumentElement element, int index)
    {
        var isCode = element.KernelName != "markdown";
        var language = isCode && element.KernelName is not (null or "csharp") ? $"#!{element.KernelName}\n" : "";
        var cell = new JsonObject
        {
            ["cell_type"] = isCode ? "code" : "markdown",
            ["id"] = $"cell-{index + 1}",
            ["metadata"] = new JsonObject(),
            ["source"] = NotebookJson.Lines(language + element.Contents.ReplaceLineEndings("\n")),
        };
        if (isCode)
        {
            cell["execution_count"] = null;
            cell["outputs"] = new JsonArray();
        }
        return cell;
    }
}
