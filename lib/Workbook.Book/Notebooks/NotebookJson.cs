using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Workbook.Book.Notebooks;

/// <summary>JSON as Jupyter writes it: indented by one space, "\n" at each line's end, nothing escaped that need not be.</summary>
internal static partial class NotebookJson
{
    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        IndentSize = 1,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(JsonNode node) =>
        SurrogatePair().Replace(node.ToJsonString(Format), pair => Regex.Unescape(pair.Value)) + "\n";

    /// <summary>A notebook's text, which the format keeps as one string or as a list of lines.</summary>
    public static string Text(JsonNode? node) =>
        node switch
        {
            JsonArray lines => string.Concat(lines.Select(line => (string?)line)),
            JsonValue text => text.GetValue<string>(),
            _ => "",
        };

    /// <summary>Text as a list of lines, each but the last ending in "\n".</summary>
    public static JsonArray Lines(string text)
    {
        var lines = new JsonArray();
        for (var start = 0; start < text.Length; )
        {
            var end = text.IndexOf('\n', start) + 1;
            if (end == 0)
            {
                end = text.Length;
            }

            lines.Add(text[start..end]);
            start = end;
        }
        return lines;
    }

    // The encoder escapes what lies beyond the basic plane, an emoji for instance.
    [GeneratedRegex(@"(?<=(?<!\\)(?:\\\\)*)\\u[dD][89abAB]..\\u[dD][c-fC-F]..")]
    private static partial Regex SurrogatePair();
}
