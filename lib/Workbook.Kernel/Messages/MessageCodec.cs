using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workbook.Kernel.Messages;

/// <summary>
/// Jupyter messages as frames: identities, a delimiter, the signature, then header, parent header, metadata and content as JSON
/// (https://jupyter-client.readthedocs.io/en/stable/messaging.html).
/// </summary>
internal sealed class MessageCodec(byte[] key)
{
    public const string ProtocolVersion = "5.4";

    private static readonly byte[] Delimiter = "<IDS|MSG>"u8.ToArray();
    private static readonly byte[] Empty = "{}"u8.ToArray();
    private static readonly JsonWriterOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = MaximumDepth,
    };
    private const int MaximumDepth = 256;

    private readonly Signer _signer = new(key);
    private readonly SignatureHistory _history = new();
    private readonly string _session = Guid.NewGuid().ToString();
    private int _count;

    /// <exception cref="InvalidMessageException">The message is not signed with the key, was sent before, or is no Jupyter message.</exception>
    public Request Decode(byte[] identity, byte[][] frames)
    {
        var delimiter = Array.FindIndex(frames, frame => frame.AsSpan().SequenceEqual(Delimiter));
        if (delimiter < 0 || frames.Length < delimiter + 6)
        {
            throw new InvalidMessageException("a message without its frames");
        }

        var signature = frames[delimiter + 1];
        var parts = frames.AsSpan(delimiter + 2, 4);
        if (!_signer.IsValid(signature, parts))
        {
            throw new InvalidMessageException("a message with a wrong signature");
        }

        if (!_history.TryAdd(signature))
        {
            throw new InvalidMessageException("a message that was sent before");
        }

        try
        {
            var header = Parse(parts[0]);
            return new Request(
                identity,
                Text(header, "msg_type") ?? throw new InvalidMessageException("a message without msg_type"),
                Text(header, "msg_id") ?? throw new InvalidMessageException("a message without msg_id"),
                parts[0],
                Text(Parse(parts[1]), "msg_id") ?? "",
                Parse(parts[3])
            );
        }
        catch (JsonException exception)
        {
            throw new InvalidMessageException($"a message that is not JSON: {exception.Message}");
        }
    }

    /// <param name="parent">The header of the request that caused the message, or null.</param>
    /// <param name="prefix">The first frame: on iopub a topic, else none, since the socket adds the identity.</param>
    public byte[][] Encode(string type, JsonObject content, byte[]? parent, out string id, byte[]? prefix = null)
    {
        id = $"{_session}_{Interlocked.Increment(ref _count)}";
        byte[][] parts = [Header(type, id), parent ?? Empty, Empty, Write(content)];
        byte[][] message = [Delimiter, _signer.Sign(parts), .. parts];
        return prefix is null ? message : [prefix, .. message];
    }

    private byte[] Header(string type, string id) =>
        Encoding.UTF8.GetBytes(
            string.Create(
                CultureInfo.InvariantCulture,
                $$"""
                {"msg_id":"{{id}}","msg_type":"{{type}}","username":"kernel","session":"{{_session}}","date":"{{DateTime.UtcNow:yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'}}","version":"{{ProtocolVersion}}"}
                """
            )
        );

    /// <summary>Without <see cref="JsonSerializer"/>, whose start costs 50 ms.</summary>
    private static byte[] Write(JsonObject json)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes, Json))
        {
            json.WriteTo(writer);
        }

        return bytes.WrittenSpan.ToArray();
    }

    private static JsonElement Parse(byte[] json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaximumDepth });
        var element = JsonElement.ParseValue(ref reader);
        return element.ValueKind == JsonValueKind.Object
            ? element
            : throw new InvalidMessageException($"a message with a {element.ValueKind} where a JSON object belongs");
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var entry) && entry.ValueKind == JsonValueKind.String ? entry.GetString() : null;
}
