using System.Net;
using System.Text;
using System.Text.Json;

namespace Workbook.Kernel.Serving;

/// <summary>Where a client expects the kernel, and the key that both sign with.</summary>
internal sealed record ConnectionFile(
    IPAddress Address,
    int Shell,
    int Control,
    int Stdin,
    int IoPub,
    int Heartbeat,
    byte[] Key
)
{
    /// <exception cref="ConnectionFileException">The file is missing, is not JSON, lacks an entry, or is not for this machine alone.</exception>
    public static ConnectionFile Load(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return Read(document.RootElement, path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ConnectionFileException($"The connection file '{path}' cannot be read: {exception.Message}");
        }
        catch (JsonException exception)
        {
            throw new ConnectionFileException($"The connection file '{path}' is not JSON: {exception.Message}");
        }
    }

    private static ConnectionFile Read(JsonElement json, string path)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new ConnectionFileException($"The connection file '{path}' holds no JSON object.");
        }

        if (Text("transport") is var transport and not "tcp")
        {
            throw new ConnectionFileException(
                $"The connection file '{path}' asks for the transport '{transport}'; this kernel speaks tcp."
            );
        }

        if (Text("signature_scheme") is var scheme and not "hmac-sha256")
        {
            throw new ConnectionFileException(
                $"The connection file '{path}' asks for the signature scheme '{scheme}'; this kernel signs with hmac-sha256."
            );
        }

        var key = Encoding.UTF8.GetBytes(Text("key"));
        if (key.Length == 0)
        {
            throw new ConnectionFileException(
                $"The connection file '{path}' has an empty key; without one, every program on this machine could run code in the kernel."
            );
        }

        return new ConnectionFile(
            Address(),
            Port("shell_port"),
            Port("control_port"),
            Port("stdin_port"),
            Port("iopub_port"),
            Port("hb_port"),
            key
        );

        string Text(string name) => Entry(name, JsonValueKind.String).GetString()!;

        int Port(string name) =>
            Entry(name, JsonValueKind.Number).TryGetInt32(out var port) && port is >= 0 and <= IPEndPoint.MaxPort
                ? port
                : throw new ConnectionFileException(
                    $"The connection file '{path}' has a wrong '{name}': a port is a number from 0 to {IPEndPoint.MaxPort}."
                );

        JsonElement Entry(string name, JsonValueKind kind) =>
            !json.TryGetProperty(name, out var entry)
                ? throw new ConnectionFileException($"The connection file '{path}' lacks the entry '{name}'.")
            : entry.ValueKind == kind ? entry
            : throw new ConnectionFileException(
                $"The connection file '{path}' has a wrong '{name}': a {kind} is expected, not a {entry.ValueKind}."
            );

        IPAddress Address()
        {
            var ip = Text("ip");
            var address =
                ip == "localhost" ? IPAddress.Loopback
                : IPAddress.TryParse(ip, out var parsed) ? parsed
                : null;
            return address is not null && IPAddress.IsLoopback(address)
                ? address
                : throw new ConnectionFileException(
                    $"The connection file '{path}' asks for the address '{ip}'; this kernel listens on this machine alone (127.0.0.1)."
                );
        }
    }
}
