using System.Collections.Concurrent;
using System.Net;

namespace Workbook.Kernel.Wire;

/// <summary>ROUTER: takes messages from many clients and answers each by its identity (shell, control, stdin).</summary>
internal sealed class RouterSocket(string name, IPEndPoint endPoint, Action<byte[], byte[][]> onMessage)
    : ServerSocket(name, "ROUTER", ["DEALER", "REQ", "ROUTER"], endPoint)
{
    private readonly ConcurrentDictionary<string, Connection> _byIdentity = new();

    public bool IsConnected(byte[] identity) => _byIdentity.ContainsKey(Convert.ToHexString(identity));

    /// <summary>Sends to the client of that identity; a client that is gone misses it.</summary>
    public void Send(byte[] identity, IReadOnlyList<byte[]> message)
    {
        if (_byIdentity.TryGetValue(Convert.ToHexString(identity), out var peer))
        {
            peer.Send(FrameCodec.Encode(message));
        }
    }

    /// <summary>A client that comes back after its connection broke takes its name over.</summary>
    protected override void OnConnected(Connection peer) => _byIdentity[Convert.ToHexString(peer.Identity)] = peer;

    protected override void OnDisconnected(Connection peer) =>
        _byIdentity.TryRemove(KeyValuePair.Create(Convert.ToHexString(peer.Identity), peer));

    protected override void OnMessage(Connection peer, byte[][] message) => onMessage(peer.Identity, message);
}
