using System.Text.Json.Nodes;

namespace Workbook.Book.Notebooks;

/// <summary>One cell of a notebook: a view of its JSON, where everything unknown stays as it is.</summary>
/// <param name="json">The cell's object in the notebook's JSON.</param>
/// <param name="number">The cell's place among all cells, from 1, as VS Code shows it.</param>
internal sealed class NotebookCell(JsonObject json, int number)
{
    public JsonObject Json => json;
    public int Number => number;
    public bool IsCode => (string?)json["cell_type"] == "code";
    public bool IsMarkdown => (string?)json["cell_type"] == "markdown";
    public string? Id => (string?)json["id"];
    public string Source => NotebookJson.Text(json["source"]);

    /// <summary>The language that Polyglot Notebooks noted for the cell, or null.</summary>
    public string? Language => Noted("polyglot_notebook", "kernelName") ?? Noted("dotnet_interactive", "language");

    public IReadOnlyList<string> Tags =>
        json["metadata"]?["tags"] is JsonArray tags ? [.. tags.Select(tag => (string?)tag ?? "")] : [];
    public IReadOnlyList<JsonObject> Outputs =>
        json["outputs"] is JsonArray outputs ? [.. outputs.OfType<JsonObject>()] : [];

    private string? Noted(string tool, string name) =>
        ((json["metadata"]?[tool] as JsonObject)?[name] as JsonValue)?.ToString();
}
