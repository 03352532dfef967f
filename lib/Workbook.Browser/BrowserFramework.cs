using System.Reflection;
using System.Reflection.Metadata;
using Microsoft.CodeAnalysis;
using Workbook.Engine.Libraries;

namespace Workbook.Browser;

/// <summary>What cells can refer to where assemblies are no files: all that the page has loaded, read where it lies in memory.</summary>
/// <param name="names">The assemblies that came with the page, without ".dll".</param>
internal sealed class BrowserFramework(IEnumerable<string> names) : IFramework
{
    private static readonly string[] Helpers =
    [
        "Workbook.Engine",
        "Microsoft.CSharp",
        "Microsoft.DotNet.Interactive.Formatting",
        "Microsoft.AspNetCore.Html.Abstractions",
    ];

    private readonly HashSet<string> _names = new(names, StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, (PortableExecutableReference Reference, bool HoldsTypes)> _assemblies = new(
        StringComparer.OrdinalIgnoreCase
    );

    public IEnumerable<MetadataReference> All =>
        _names
            .Where(name => name.StartsWith("System.", StringComparison.Ordinal) || Helpers.Contains(name))
            .Select(Of)
            .Where(assembly => assembly.HoldsTypes)
            .Select(assembly => assembly.Reference);

    public PortableExecutableReference? Find(string assemblyName) =>
        IsShared(assemblyName) ? Of(assemblyName).Reference : null;

    public bool IsShared(string assemblyName) => _names.Contains(assemblyName);

    private unsafe (PortableExecutableReference Reference, bool HoldsTypes) Of(string name)
    {
        if (!_assemblies.TryGetValue(name, out var found))
        {
            Assembly.Load(name).TryGetRawMetadata(out var blob, out var length);
            var reference = AssemblyMetadata
                .Create(ModuleMetadata.CreateFromMetadata((nint)blob, length))
                .GetReference(display: name);
            // One of them, <Module>, is in every assembly.
            _assemblies[name] = found = (reference, new MetadataReader(blob, length).TypeDefinitions.Count > 1);
        }
        return found;
    }
}
