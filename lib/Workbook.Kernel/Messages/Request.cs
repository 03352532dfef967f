using System.Text.Json;

namespace Workbook.Kernel.Messages;

/// <summary>An authentic message from a client.</summary>
/// <param name="Identity">Where the answer goes.</param>
/// <param name="Header">The header as it came: the parent header of all that the message causes.</param>
internal sealed record Request(
    byte[] Identity,
    string Type,
    string Id,
    byte[] Header,
    string ParentId,
    JsonElement Content
)
{
    /// <exception cref="InvalidRequestException">The entry is missing or no text.</exception>
    public string Text(string name) =>
        Find(name, JsonValueKind.String) is { } entry
            ? entry.GetString()!
            : throw new InvalidRequestException($"The {Type} lacks the text '{name}'.");

    public string Text(string name, string otherwise) => Find(name, JsonValueKind.String)?.GetString() ?? otherwise;

    public bool Flag(string name, bool otherwise) =>
        Content.TryGetProperty(name, out var entry) && entry.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? entry.GetBoolean()
            : otherwise;

    public int Number(string name, int otherwise) =>
        Find(name, JsonValueKind.Number) is { } entry && entry.TryGetInt32(out var number) ? number : otherwise;

    /// <summary>The entries of a JSON object whose values are texts.</summary>
    public IEnumerable<(string Name, string Value)> Texts(string name) =>
        Find(name, JsonValueKind.Object) is { } entry
            ? entry
                .EnumerateObject()
                .Where(p => p.Value.ValueKind == JsonValueKind.String)
                .Select(p => (p.Name, p.Value.GetString()!))
            : [];

    private JsonElement? Find(string name, JsonValueKind kind) =>
        Content.TryGetProperty(name, out var entry) && entry.ValueKind == kind ? entry : null;
}
