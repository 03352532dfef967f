using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Workbook.Kernel.Language;

/// <summary>The framework's documentation, which comes with the SDK, apart from the framework itself.</summary>
internal sealed class FrameworkDocumentation : DocumentationProvider
{
    /// <summary>The files most often right come first; each is some megabytes.</summary>
    private static readonly Lazy<string[]> Files = new(() =>
    {
        // From the runtime's folder, shared/Microsoft.NETCore.App/10.0.0, to the packs beside "shared".
        var packs = Path.Combine(
            Path.GetDirectoryName(typeof(object).Assembly.Location)!,
            "..",
            "..",
            "..",
            "packs",
            "Microsoft.NETCore.App.Ref"
        );
        if (!Directory.Exists(packs))
        {
            return [];
        }
        string[] first = ["System.Runtime", "System.Collections", "System.Linq", "System.Console"];
        return
        [
            .. Directory
                .EnumerateFiles(packs, "*.xml", SearchOption.AllDirectories)
                .OrderBy(path => (uint)Array.IndexOf(first, Path.GetFileNameWithoutExtension(path))),
        ];
    });

    protected override string? GetDocumentationForSymbol(
        string id,
        CultureInfo culture,
        CancellationToken cancellationToken = default
    )
    {
        foreach (var file in Files.Value)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var text = File.ReadAllText(file);
            var start = text.IndexOf($"<member name=\"{id}\">", StringComparison.Ordinal);
            if (start >= 0)
            {
                var end = text.IndexOf("</member>", start, StringComparison.Ordinal);
                return text[start..(end + "</member>".Length)];
            }
        }
        return "";
    }

    public override bool Equals(object? other) => other is FrameworkDocumentation;

    public override int GetHashCode() => 0;
}
