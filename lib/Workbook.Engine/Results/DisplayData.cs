using System.Text.Json.Nodes;

namespace Workbook.Engine.Results;

/// <summary>One shown value: MIME type → content, as Jupyter's display_data carries it.</summary>
/// <param name="Data">MIME type → a string, or a JSON value for the types that end in "json".</param>
/// <param name="Metadata">MIME type → metadata; mostly empty.</param>
/// <param name="DisplayId">The name under which the display can be updated later, or null.</param>
internal sealed record DisplayData(JsonObject Data, JsonObject Metadata, string? DisplayId = null);
