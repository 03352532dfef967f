using System.Net;
using Workbook.Kernel.Wire;

namespace Workbook.Kernel.Tests.Wire;

public class SocketTests
{
    private static readonly IPEndPoint AnyPort = new(IPAddress.Loopback, 0);

    [Fact]
    public void The_heartbeat_sends_back_what_it_gets()
    {
        using var socket = new HeartbeatSocket("heartbeat", AnyPort);
        socket.Start();
        using var peer = new TestPeer(socket.Port, "REQ");
        peer.SendMessage([], "ping"u8.ToArray());
        Assert.Equal(
            [
                [],
                "ping"u8.ToArray(),
            ],
            peer.ReadMessage()
        );
    }

    [Fact]
    public void A_router_answers_the_client_that_asked()
    {
        RouterSocket? socket = null;
        socket = new RouterSocket(
            "shell",
            AnyPort,
            (identity, message) => socket!.Send(identity, [identity, .. message])
        );
        using var disposed = socket;
        socket.Start();
        using var ada = new TestPeer(socket.Port, "DEALER", "ada");
        using var bob = new TestPeer(socket.Port, "DEALER", "bob");
        bob.SendMessage("1"u8.ToArray());
        ada.SendMessage("2"u8.ToArray());
        Assert.Equal(["bob"u8.ToArray(), "1"u8.ToArray()], bob.ReadMessage());
        Assert.Equal(["ada"u8.ToArray(), "2"u8.ToArray()], ada.ReadMessage());
    }

    [Fact]
    public void A_publisher_sends_to_subscribers_of_the_topic_alone()
    {
        using var socket = new PublisherSocket("iopub", AnyPort);
        socket.Start();
        using var status = new TestPeer(socket.Port, "SUB");
        status.SendMessage([1, .. "status"u8]);
        socket.WaitForSubscriber(TimeSpan.FromSeconds(20));
        socket.Publish(["stream"u8.ToArray(), "a"u8.ToArray()], wait: false);
        socket.Publish(["status.idle"u8.ToArray(), "b"u8.ToArray()], wait: false);
        Assert.Equal("b"u8.ToArray(), status.ReadMessage()[1]);
    }

    /// <summary>ZMTP 3.1 subscribes by a command instead of a message.</summary>
    [Fact]
    public void A_publisher_takes_subscriptions_as_commands()
    {
        using var socket = new PublisherSocket("iopub", AnyPort);
        socket.Start();
        using var peer = new TestPeer(socket.Port, "SUB");
        peer.Send([4, 10, 9, .. "SUBSCRIBE"u8]);
        socket.WaitForSubscriber(TimeSpan.FromSeconds(20));
        socket.Publish(["any"u8.ToArray()], wait: false);
        Assert.Equal(["any"u8.ToArray()], peer.ReadMessage());
    }

    [Fact]
    public void A_ping_gets_its_pong()
    {
        using var socket = new HeartbeatSocket("heartbeat", AnyPort);
        socket.Start();
        using var peer = new TestPeer(socket.Port, "REQ");
        peer.Send([4, 8, 4, .. "PING"u8, 0, 10, 99]);
        var (flags, body) = peer.ReadFrame();
        Assert.Equal(4, flags);
        Assert.Equal([4, .. "PONG"u8, 99], body);
    }

    [Theory]
    [InlineData("no ZMTP", new byte[] { 0x47, 0x45, 0x54, 0x20, 0x2F, 0x20, 0x48, 0x54, 0x54, 0x50 })]
    [InlineData(
        "ZMTP 2",
        new byte[]
        {
            0xFF,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            1,
            0x7F,
            1,
            5,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
        }
    )]
    public void A_peer_of_another_protocol_is_turned_away(string protocol, byte[] greeting)
    {
        using var socket = new HeartbeatSocket("heartbeat", AnyPort);
        socket.Start();
        using var peer = new TestPeer(socket.Port);
        peer.Send(greeting);
        Assert.True(peer.IsClosed(), protocol);
    }

    [Fact]
    public void A_peer_of_the_wrong_type_is_turned_away()
    {
        using var socket = new HeartbeatSocket("heartbeat", AnyPort);
        socket.Start();
        using var peer = new TestPeer(socket.Port, "SUB");
        Assert.True(peer.IsClosed());
    }

    [Fact]
    public async Task A_reader_that_never_reads_delays_only_itself()
    {
        using var socket = new PublisherSocket("iopub", AnyPort);
        socket.Start();
        using var stuck = new TestPeer(socket.Port, "SUB");
        stuck.SendMessage([1]);
        using var reader = new TestPeer(socket.Port, "SUB");
        reader.SendMessage([1]);
        socket.WaitForSubscriber(TimeSpan.FromSeconds(20));
        var block = new byte[1 << 20];
        var publishing = Task.Run(() =>
        {
            for (var i = 0; i < 50; i++)
            {
                socket.Publish(["stream"u8.ToArray(), block], wait: true);
            }

            socket.Publish(["last"u8.ToArray()], wait: true);
        });
        while (!reader.ReadMessage()[0].AsSpan().SequenceEqual("last"u8))
        {
            ;
        }

        await publishing.WaitAsync(TimeSpan.FromSeconds(20));
    }
}
