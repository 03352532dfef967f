using System.Text.Json.Nodes;
using Workbook.Engine;
using Workbook.Kernel.Messages;

namespace Workbook.Kernel.Handlers;

/// <summary><c>complete_request</c>, <c>inspect_request</c>, <c>is_complete_request</c>: help while a cell is written.</summary>
internal sealed class Assistance(Lazy<CSharpEngine> engine)
{
    public JsonObject Complete(Request request)
    {
        var code = request.Text("code");
        var found = engine.Value.Complete(code, Cursor(request, code));
        return new JsonObject
        {
            ["status"] = "ok",
            ["matches"] = new JsonArray([.. found.Items.Select(item => JsonValue.Create(item.Text))]),
            ["cursor_start"] = Runes(code[..found.Start]),
            ["cursor_end"] = Runes(code[..found.End]),
            ["metadata"] = new JsonObject
            {
                ["_jupyter_types_experimental"] = new JsonArray([
                    .. found.Items.Select(item => new JsonObject
                    {
                        ["text"] = item.Text,
                        ["type"] = item.Type,
                        ["signature"] = item.Signature,
                        ["start"] = Runes(code[..found.Start]),
                        ["end"] = Runes(code[..found.End]),
                    }),
                ]),
            },
        };
    }

    public JsonObject Inspect(Request request)
    {
        var code = request.Text("code");
        var found = engine.Value.Inspect(code, Cursor(request, code), detailed: request.Number("detail_level", 0) > 0);
        return new JsonObject
        {
            ["status"] = "ok",
            ["found"] = found is not null,
            ["data"] = found?.Data.DeepClone() ?? new JsonObject(),
            ["metadata"] = found?.Metadata.DeepClone() ?? new JsonObject(),
        };
    }

    public JsonObject IsComplete(Request request)
    {
        var (status, indent) = CSharpEngine.IsComplete(request.Text("code"));
        return new JsonObject { ["status"] = status, ["indent"] = indent };
    }

    /// <summary>Jupyter counts Unicode characters, C# counts UTF-16 units: they differ from 😀 on.</summary>
    private static int Cursor(Request request, string code) =>
        code.EnumerateRunes()
            .Take(Math.Max(0, request.Number("cursor_pos", int.MaxValue)))
            .Sum(rune => rune.Utf16SequenceLength);

    private static int Runes(string text) => text.EnumerateRunes().Count();
}
