using System.Text.Json.Nodes;
using Workbook.Kernel.Logging;
using Workbook.Kernel.Wire;

namespace Workbook.Kernel.Messages;

/// <summary>Asks the person at a client for a line of text, and waits for the answer.</summary>
internal sealed class StdinChannel
{
    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ConnectPause = TimeSpan.FromMilliseconds(20);

    private readonly MessageCodec _codec;
    private readonly object _gate = new();
    private (string Client, string RequestId)? _asked;
    private string? _answer;

    public StdinChannel(MessageCodec codec, System.Net.IPEndPoint endPoint)
    {
        _codec = codec;
        Socket = new RouterSocket("stdin", endPoint, OnMessage);
    }

    public RouterSocket Socket { get; }

    /// <exception cref="InvalidOperationException">The client that runs the cell has no stdin channel.</exception>
    /// <exception cref="OperationCanceledException">The cell is interrupted.</exception>
    public string Ask(Request cell, string prompt, bool isPassword, CancellationToken interrupt)
    {
        AwaitConnection(cell.Identity, interrupt);
        var content = new JsonObject { ["prompt"] = prompt, ["password"] = isPassword };
        var message = _codec.Encode("input_request", content, cell.Header, out var id);
        // Wakes the wait below up.
        using var registration = interrupt.UnsafeRegister(
            _ =>
            {
                lock (_gate)
                {
                    Monitor.PulseAll(_gate);
                }
            },
            null
        );
        lock (_gate)
        {
            _answer = null;
            _asked = (Convert.ToHexString(cell.Identity), id);
            Socket.Send(cell.Identity, message);
            try
            {
                while (_answer is null)
                {
                    interrupt.ThrowIfCancellationRequested();
                    Monitor.Wait(_gate);
                }
                return _answer;
            }
            finally
            {
                _asked = null;
            }
        }
    }

    /// <summary>The channels of a client connect one after the other: a cell may arrive before stdin is there.</summary>
    private void AwaitConnection(byte[] client, CancellationToken interrupt)
    {
        var deadline = DateTime.UtcNow + ConnectPatience;
        while (!Socket.IsConnected(client))
        {
            if (DateTime.UtcNow > deadline)
            {
                throw new InvalidOperationException(
                    "The cell asks for input, but the client that runs it has not opened its input channel."
                );
            }

            interrupt.WaitHandle.WaitOne(ConnectPause);
            interrupt.ThrowIfCancellationRequested();
        }
    }

    private void OnMessage(byte[] identity, byte[][] frames)
    {
        try
        {
            var reply = _codec.Decode(identity, frames);
            if (reply.Type != "input_reply")
            {
                throw new InvalidMessageException($"a {reply.Type} on stdin");
            }

            Accept(reply);
        }
        catch (Exception exception) when (exception is InvalidMessageException or InvalidRequestException)
        {
            Log.Write($"stdin: dropped {exception.Message}");
        }
    }

    private void Accept(Request reply)
    {
        var value = reply.Text("value");
        lock (_gate)
        {
            // Many clients send no parent header here; one that does must answer the question that is open.
            if (
                _asked is not { } asked
                || asked.Client != Convert.ToHexString(reply.Identity)
                || reply.ParentId is not "" && reply.ParentId != asked.RequestId
            )
            {
                throw new InvalidMessageException("an answer to no question");
            }

            _answer = value;
            Monitor.PulseAll(_gate);
        }
    }
}
