using System.Text.Json.Nodes;
using Workbook.Engine;
using Workbook.Kernel.Messages;

namespace Workbook.Kernel.Handlers;

/// <summary><c>kernel_info_request</c>: what this kernel is and which language it speaks.</summary>
internal static class KernelInfo
{
    public static JsonObject Handle(Request request) =>
        new()
        {
            ["status"] = "ok",
            ["protocol_version"] = MessageCodec.ProtocolVersion,
            ["implementation"] = "workbook-csharp",
            ["implementation_version"] = ProductVersion.Text,
            ["language_info"] = new JsonObject
            {
                ["name"] = "csharp",
                ["version"] = "14.0",
                ["mimetype"] = "text/x-csharp",
                ["file_extension"] = ".cs",
                ["pygments_lexer"] = "csharp",
                ["codemirror_mode"] = "text/x-csharp",
                ["nbconvert_exporter"] = "script",
            },
            ["banner"] = $"C# 14 on .NET {Environment.Version} (workbook kernel {ProductVersion.Text})",
            ["help_links"] = new JsonArray(
                new JsonObject
                {
                    ["text"] = "C# language reference",
                    ["url"] = "https://learn.microsoft.com/dotnet/csharp/language-reference/",
                }
            ),
            ["debugger"] = false,
            ["supported_features"] = new JsonArray(),
        };
}
