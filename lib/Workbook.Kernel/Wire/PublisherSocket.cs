using System.Collections.Concurrent;
using System.Net;

namespace Workbook.Kernel.Wire;

/// <summary>PUB: sends every message to all clients that subscribed to the beginning of its first frame (iopub).</summary>
internal sealed class PublisherSocket(string name, IPEndPoint endPoint)
    : ServerSocket(name, "PUB", ["SUB", "XSUB"], endPoint)
{
    private const int MaximumSubscriptions = 1000;

    private readonly ConcurrentDictionary<Connection, byte[][]> _subscriptions = new();
    private readonly ManualResetEventSlim _subscribed = new();

    /// <param name="wait">Whether to wait for slow clients, each for some seconds at most.</param>
    public void Publish(IReadOnlyList<byte[]> message, bool wait)
    {
        byte[]? encoded = null;
        foreach (var (peer, topics) in _subscriptions)
        {
            if (topics.Any(topic => message[0].AsSpan().StartsWith(topic)))
            {
                peer.Send(encoded ??= FrameCodec.Encode(message), wait);
            }
        }
    }

    /// <summary>Waits for the first subscription ever, at most <paramref name="timeout"/>, and that only once.</summary>
    public void WaitForSubscriber(TimeSpan timeout)
    {
        if (!_subscribed.Wait(timeout))
        {
            _subscribed.Set();
        }
    }

    /// <summary>A subscription is a message: 1 or 0 for begin or end, then the topic.</summary>
    protected override void OnMessage(Connection peer, byte[][] message)
    {
        if (message is not [[0 or 1, ..] change])
        {
            throw new ProtocolException("a message that is no subscription at a PUB socket");
        }

        var topic = change[1..];
        var topics = _subscriptions.GetValueOrDefault(peer, []);
        if (change[0] == 1 && topics.Length == MaximumSubscriptions)
        {
            throw new ProtocolException($"more than {MaximumSubscriptions} subscriptions");
        }

        _subscriptions[peer] = change[0] == 1 ? [.. topics, topic] : Without(topics, topic);
        if (change[0] == 1)
        {
            _subscribed.Set();
        }
    }

    /// <summary>One subscription less: a topic that was subscribed twice stays subscribed once.</summary>
    private static byte[][] Without(byte[][] topics, byte[] topic)
    {
        var at = Array.FindIndex(topics, topic.SequenceEqual);
        return at < 0 ? topics : [.. topics[..at], .. topics[(at + 1)..]];
    }

    protected override void OnDisconnected(Connection peer) => _subscriptions.TryRemove(peer, out _);
}
