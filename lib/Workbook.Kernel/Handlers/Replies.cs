using System.Text.Json.Nodes;
using Workbook.Engine.Results;

namespace Workbook.Kernel.Handlers;

/// <summary>The shapes that several replies share.</summary>
internal static class Replies
{
    public static JsonObject Ok() => new() { ["status"] = "ok" };

    public static JsonObject Error(CellError error) =>
        new()
        {
            ["status"] = "error",
            ["ename"] = error.Name,
            ["evalue"] = error.Message,
            ["traceback"] = new JsonArray([.. error.Traceback.Select(line => JsonValue.Create(line))]),
        };

    public static JsonObject Error(Exception exception) =>
        Error(new CellError(exception.GetType().Name, exception.Message, [exception.Message], null));
}
