using System.Net.Sockets;
using System.Text;

namespace Workbook.Kernel.Wire;

/// <summary>One peer: handshake, incoming messages, outgoing queue.</summary>
internal sealed class Connection : IDisposable
{
    private const int HandshakeFrameLimit = 4096;
    private const int MaximumFrames = 64;
    private static readonly TimeSpan HandshakeTimeout = TimeSpan.FromSeconds(10);

    private readonly Socket _socket;
    private readonly NetworkStream _network;
    private readonly BufferedStream _incoming;
    private readonly SendQueue _outgoing;

    public Connection(Socket socket)
    {
        _socket = socket;
        _socket.NoDelay = true;
        _network = new NetworkStream(socket, ownsSocket: true);
        _incoming = new BufferedStream(_network);
        _outgoing = new SendQueue(_network);
    }

    /// <summary>The name that the peer gave itself, else one that no peer can give itself.</summary>
    public byte[] Identity { get; private set; } = [0, .. Guid.NewGuid().ToByteArray()];

    /// <exception cref="ProtocolException">The peer is not one of <paramref name="peerTypes"/>, or does not speak ZMTP 3.</exception>
    public void Handshake(string ownType, string[] peerTypes)
    {
        // A peer that sends a byte now and then does not fool this: the whole handshake has one deadline.
        using var deadline = new Timer(_ => Dispose(), null, HandshakeTimeout, Timeout.InfiniteTimeSpan);
        Greeting.Exchange(_network);
        _network.Write(Command.Ready(ownType).ToFrame());

        if (FrameCodec.Read(_incoming, HandshakeFrameLimit) is not { IsCommand: true } frame)
        {
            throw new ProtocolException("the READY command is missing");
        }

        var ready = Command.Parse(frame.Body);
        if (ready.Name != "READY")
        {
            throw new ProtocolException("the READY command is missing");
        }

        var properties = ready.Properties();
        var peerType = properties.TryGetValue("Socket-Type", out var type) ? Encoding.ASCII.GetString(type) : "";
        if (!peerTypes.Contains(peerType))
        {
            _network.Write(Command.Error("socket type").ToFrame());
            throw new ProtocolException($"a peer of type '{peerType}' at a {ownType} socket");
        }
        // A leading zero is reserved for names that this side invents.
        if (
            properties.TryGetValue("Identity", out var identity)
            && identity is { Length: > 0 and <= 255 }
            && identity[0] != 0
        )
        {
            Identity = identity;
        }
    }

    /// <summary>The next message, or null where the peer is gone. Commands are answered on the way.</summary>
    public byte[][]? Receive()
    {
        var message = new List<byte[]>();
        var left = FrameCodec.MaximumSize;
        while (FrameCodec.Read(_incoming, left) is { } frame)
        {
            if (frame.IsCommand)
            {
                if (Answer(Command.Parse(frame.Body)) is { } subscription)
                {
                    return [subscription];
                }

                continue;
            }
            message.Add(frame.Body);
            left -= frame.Body.Length;
            if (!frame.More)
            {
                return [.. message];
            }

            if (message.Count == MaximumFrames)
            {
                throw new ProtocolException($"a message of more than {MaximumFrames} frames");
            }
        }
        return null;
    }

    /// <summary>ZMTP 3.1 sends subscriptions as commands, 3.0 as messages: both arrive as messages.</summary>
    private byte[]? Answer(Command command)
    {
        if (command.Name == "PING")
        {
            _outgoing.Add(command.ToPong().ToFrame(), wait: false);
        }

        return command.Name switch
        {
            "SUBSCRIBE" => [1, .. command.Data],
            "CANCEL" => [0, .. command.Data],
            _ => null,
        };
    }

    public void Send(byte[] encoded, bool wait = false) => _outgoing.Add(encoded, wait);

    public void Flush(TimeSpan timeout) => _outgoing.Flush(timeout);

    public void Dispose() => _outgoing.Close();
}
