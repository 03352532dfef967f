using System.Net;

namespace Workbook.Kernel.Wire;

/// <summary>REP: sends every message back as it came, so that clients see that the process lives.</summary>
internal sealed class HeartbeatSocket(string name, IPEndPoint endPoint)
    : ServerSocket(name, "REP", ["REQ", "DEALER"], endPoint)
{
    protected override void OnMessage(Connection peer, byte[][] message) => peer.Send(FrameCodec.Encode(message));
}
