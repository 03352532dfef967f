using System.Net;
using System.Text.Json.Nodes;
using Workbook.Kernel.Serving;

namespace Workbook.Kernel.Tests.Messaging;

public class ConnectionFileTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    private static JsonObject Valid() =>
        new()
        {
            ["transport"] = "tcp",
            ["ip"] = "127.0.0.1",
            ["key"] = "secret",
            ["signature_scheme"] = "hmac-sha256",
            ["shell_port"] = 1,
            ["iopub_port"] = 2,
            ["stdin_port"] = 3,
            ["control_port"] = 4,
            ["hb_port"] = 5,
            ["kernel_name"] = "more entries do not matter",
        };

    public void Dispose() => File.Delete(_path);

    private ConnectionFile Load(string text)
    {
        File.WriteAllText(_path, text);
        return ConnectionFile.Load(_path);
    }

    [Fact]
    public void Every_entry_is_read()
    {
        var file = Load(Valid().ToJsonString());
        Assert.Equal(
            (IPAddress.Loopback, 1, 2, 3, 4, 5),
            (file.Address, file.Shell, file.IoPub, file.Stdin, file.Control, file.Heartbeat)
        );
        Assert.Equal("secret"u8.ToArray(), file.Key);
    }

    public static TheoryData<string> Entries =>
        [.. Valid().Select(entry => entry.Key).Where(key => key != "kernel_name")];

    [Theory]
    [MemberData(nameof(Entries))]
    public void A_missing_entry_is_named(string entry)
    {
        var json = Valid();
        json.Remove(entry);
        Assert.Contains(
            $"lacks the entry '{entry}'",
            Assert.Throws<ConnectionFileException>(() => Load(json.ToJsonString())).Message
        );
    }

    [Theory]
    [InlineData("transport", "\"ipc\"", "ipc")]
    [InlineData("ip", "\"0.0.0.0\"", "0.0.0.0")]
    [InlineData("ip", "\"192.168.1.5\"", "192.168.1.5")]
    [InlineData("ip", "\"*\"", "*")]
    [InlineData("signature_scheme", "\"hmac-md5\"", "hmac-md5")]
    [InlineData("key", "\"\"", "empty key")]
    [InlineData("shell_port", "\"1\"", "shell_port")]
    [InlineData("hb_port", "70000", "hb_port")]
    [InlineData("iopub_port", "1.5", "iopub_port")]
    public void A_wrong_entry_is_named_with_its_value(string entry, string value, string named)
    {
        var json = Valid();
        json[entry] = JsonNode.Parse(value);
        Assert.Contains(named, Assert.Throws<ConnectionFileException>(() => Load(json.ToJsonString())).Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("\0\0\0")]
    public void A_file_that_is_no_JSON_object_is_refused(string text) =>
        Assert.Contains(_path, Assert.Throws<ConnectionFileException>(() => Load(text)).Message);

    [Fact]
    public void A_missing_file_is_named() =>
        Assert.Contains(
            "nowhere.json",
            Assert.Throws<ConnectionFileException>(() => ConnectionFile.Load("nowhere.json")).Message
        );

    [Theory]
    [InlineData("localhost")]
    [InlineData("::1")]
    public void Other_names_of_this_machine_are_taken(string ip)
    {
        var json = Valid();
        json["ip"] = ip;
        Assert.True(IPAddress.IsLoopback(Load(json.ToJsonString()).Address));
    }
}
