using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Workbook.Engine.Libraries;

/// <summary>Documentation of assemblies, in the .xml files that the compiler writes. A name is searched for in one after the other.</summary>
internal sealed class DocumentationFiles : DocumentationProvider
{
    private readonly Lazy<string[]> _files;

    private DocumentationFiles(Func<string[]> find) => _files = new(find);

    /// <summary>The framework's, which comes with the SDK, apart from the framework itself.</summary>
    public static DocumentationFiles OfFramework { get; } = new(FindFrameworkFiles);

    /// <summary>A library's: the .xml file beside it.</summary>
    public static DocumentationProvider Of(string assemblyPath)
    {
        var path = Path.ChangeExtension(assemblyPath, ".xml");
        return File.Exists(path) ? new DocumentationFiles(() => [path]) : Default;
    }

    protected override string? GetDocumentationForSymbol(
        string id,
        CultureInfo culture,
        CancellationToken cancellationToken = default
    )
    {
        foreach (var file in _files.Value)
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

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => _files.GetHashCode();

    /// <summary>The files most often right come first; each is some megabytes.</summary>
    private static string[] FindFrameworkFiles()
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
    }
}
