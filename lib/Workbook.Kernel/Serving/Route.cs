using System.Text.Json.Nodes;
using Workbook.Kernel.Messages;

namespace Workbook.Kernel.Serving;

/// <summary>What a message type leads to.</summary>
/// <param name="Handle">Gives the content of the reply, or null for none.</param>
/// <param name="Queue">Where it waits for its turn, or null to handle it as it arrives.</param>
internal sealed record Route(Func<Request, JsonObject?> Handle, WorkQueue? Queue = null);
