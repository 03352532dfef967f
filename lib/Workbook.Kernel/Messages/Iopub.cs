using System.Text;
using System.Text.Json.Nodes;
using Workbook.Kernel.Wire;

namespace Workbook.Kernel.Messages;

/// <summary>The channel on which all clients see what the kernel does and shows.</summary>
internal sealed class Iopub(PublisherSocket socket, MessageCodec codec)
{
    /// <param name="parent">The header of the request that caused the message, or null.</param>
    /// <param name="wait">Whether a slow client slows the sender down: so for a cell's output, which has no bound.</param>
    public void Publish(string type, JsonObject content, byte[]? parent, bool wait = false) =>
        socket.Publish(codec.Encode(type, content, parent, out _, prefix: Encoding.UTF8.GetBytes(type)), wait);

    public void PublishStatus(string state, byte[]? parent) =>
        Publish("status", new JsonObject { ["execution_state"] = state }, parent);
}
