using System.Text.Json.Nodes;
using Workbook.Kernel.Messages;

namespace Workbook.Kernel.Handlers;

/// <summary>Comms connect widgets to code in the kernel. This kernel has none: it says so, politely.</summary>
internal sealed class Comms(Iopub iopub)
{
    public JsonObject Info(Request request) => new() { ["status"] = "ok", ["comms"] = new JsonObject() };

    public JsonObject? Open(Request request)
    {
        var content = new JsonObject { ["comm_id"] = request.Text("comm_id"), ["data"] = new JsonObject() };
        iopub.Publish("comm_close", content, request.Header);
        return null;
    }

    /// <summary>A message to a comm that was closed: nothing is left to do.</summary>
    public JsonObject? Ignore(Request request) => null;
}
