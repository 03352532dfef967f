using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Workbook.Engine;
using Workbook.Kernel.Serving;
using Workbook.Kernel.Tests.Wire;

namespace Workbook.Kernel.Tests.Messaging;

/// <summary>A whole kernel, spoken to over its sockets by a client that shares no code with it.</summary>
[Collection("engine")]
public sealed class KernelServerTests : IDisposable
{
    private static readonly byte[] Key = "a secret of both sides"u8.ToArray();

    private readonly TestPeer _shell,
        _iopub;
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;
    private int _messages;

    public KernelServerTests()
    {
        var ports = FreePorts(5);
        var file = new ConnectionFile(IPAddress.Loopback, ports[0], ports[1], ports[2], ports[3], ports[4], Key);
        var server = new KernelServer(
            file,
            new Lazy<CSharpEngine>(() => new CSharpEngine(_folder)),
            new WorkQueue("cells")
        );
        new Thread(server.Run) { IsBackground = true }.Start();
        _iopub = new TestPeer(ports[3], "SUB");
        _iopub.SendMessage([1]);
        _shell = new TestPeer(ports[0], "DEALER", "client");
    }

    public void Dispose()
    {
        _shell.SendMessage(Message("shutdown_request", """{"restart":false}"""));
        Assert.Equal("shutdown_reply", (string?)Reply().Header["msg_type"]);
        _shell.Dispose();
        _iopub.Dispose();
    }

    private static int[] FreePorts(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToArray();
        foreach (var listener in listeners)
        {
            listener.Start();
        }

        var ports = listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port).ToArray();
        foreach (var listener in listeners)
        {
            listener.Stop();
        }

        return ports;
    }

    private byte[][] Message(string type, string content)
    {
        var header = new JsonObject
        {
            ["msg_id"] = $"message {++_messages}",
            ["msg_type"] = type,
            ["session"] = "s",
            ["username"] = "u",
            ["version"] = "5.3",
        };
        byte[][] parts =
        [
            Encoding.UTF8.GetBytes(header.ToJsonString()),
            "{}"u8.ToArray(),
            "{}"u8.ToArray(),
            Encoding.UTF8.GetBytes(content),
        ];
        var signature = Convert
            .ToHexString(HMACSHA256.HashData(Key, parts.SelectMany(part => part).ToArray()))
            .ToLowerInvariant();
        return ["<IDS|MSG>"u8.ToArray(), Encoding.ASCII.GetBytes(signature), .. parts];
    }

    private (JsonNode Header, JsonNode Parent, JsonNode Content) Reply()
    {
        var frames = _shell.ReadMessage();
        return (JsonNode.Parse(frames[2])!, JsonNode.Parse(frames[3])!, JsonNode.Parse(frames[5])!);
    }

    private string? ValueOf(string code)
    {
        _shell.SendMessage(Message("execute_request", new JsonObject { ["code"] = code }.ToJsonString()));
        var reply = Reply();
        Assert.Equal($"message {_messages}", (string?)reply.Parent["msg_id"]);
        Assert.Equal("ok", (string?)reply.Content["status"]);
        while (true)
        {
            var frames = _iopub.ReadMessage();
            if (Encoding.UTF8.GetString(frames[0]) == "execute_result")
            {
                return (string?)JsonNode.Parse(frames[6])!["data"]!["text/plain"];
            }
        }
    }

    [Fact]
    public void Authentic_messages_alone_are_answered()
    {
        var forged = Message("execute_request", """{"code":"int x = 1;"}""");
        forged[5] = """{"code":"int x = 2;"}"""u8.ToArray();
        _shell.SendMessage(forged);
        var played = Message("execute_request", """{"code":"int y = 1;"}""");
        _shell.SendMessage(played);
        _shell.SendMessage(played);
        Assert.Equal("message 2", (string?)Reply().Parent["msg_id"]);
        Assert.Equal("2", ValueOf("1+1"));
    }

    [Theory]
    [InlineData("execute_request", "{}")]
    [InlineData("execute_request", """{"code":7}""")]
    [InlineData("complete_request", """{"cursor_pos":1}""")]
    [InlineData("history_request", """{"hist_access_type":"none"}""")]
    public void A_request_with_wrong_content_gets_an_error(string type, string content)
    {
        _shell.SendMessage(Message(type, content));
        Assert.Equal("error", (string?)Reply().Content["status"]);
        Assert.Equal("2", ValueOf("1+1"));
    }

    [Theory]
    [InlineData("no_such_request", "{}")]
    [InlineData("execute_request", "no JSON")]
    [InlineData("execute_request", "[]")]
    [InlineData("comm_msg", "{}")]
    public void A_message_that_says_nothing_gets_no_answer(string type, string content)
    {
        _shell.SendMessage(Message(type, content));
        Assert.Equal("2", ValueOf("1+1"));
    }

    [Fact]
    public void Halves_of_characters_do_not_end_the_kernel() => Assert.Equal("\uFFFD", ValueOf("\"\\ud83d\""));

    [Fact]
    public void User_expressions_are_evaluated_after_the_cell()
    {
        _shell.SendMessage(
            Message("execute_request", """{"code":"int x = 20;","user_expressions":{"twice":"x * 2","wrong":"y"}}""")
        );
        var values = Reply().Content["user_expressions"]!;
        Assert.Equal("40", (string?)values["twice"]!["data"]!["text/plain"]);
        Assert.Equal("error", (string?)values["wrong"]!["status"]);
    }
}
