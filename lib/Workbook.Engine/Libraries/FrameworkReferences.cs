using System.IO.MemoryMappedFiles;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;

namespace Workbook.Engine.Libraries;

/// <summary>What a cell can refer to without <c>#r</c>: the framework, the formatters and the kernel's own helpers.</summary>
internal sealed class FrameworkReferences : IFramework
{
    private static readonly string[] Helpers =
    [
        "Workbook.Engine",
        "Microsoft.DotNet.Interactive.Formatting",
        "Microsoft.AspNetCore.Html.Abstractions",
    ];

    private static readonly Dictionary<string, string> Trusted = (
        (string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? ""
    )
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .DistinctBy(Path.GetFileNameWithoutExtension)
        .ToDictionary(path => Path.GetFileNameWithoutExtension(path), StringComparer.OrdinalIgnoreCase);

    private static readonly string FrameworkFolder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    private static readonly Dictionary<string, (PortableExecutableReference Reference, bool HoldsTypes)> Assemblies =
        Trusted
            .Where(entry => IsSharedHere(entry.Key))
            .ToDictionary(entry => entry.Key, entry => FromFile(entry.Value), StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The assemblies that hold types. Nearly half of the framework only says where types have gone; searching that half too would
    /// slow down every cell, so it is left to <see cref="Find"/>.
    /// </summary>
    public IEnumerable<MetadataReference> All =>
        Assemblies.Values.Where(assembly => assembly.HoldsTypes).Select(assembly => assembly.Reference);

    public PortableExecutableReference? Find(string assemblyName) =>
        Assemblies.GetValueOrDefault(assemblyName).Reference;

    public bool IsShared(string assemblyName) => IsSharedHere(assemblyName);

    private static bool IsSharedHere(string assemblyName) =>
        Helpers.Contains(assemblyName)
        || Trusted.TryGetValue(assemblyName, out var path) && Path.GetDirectoryName(path) == FrameworkFolder;

    /// <summary>A reference whose metadata stays in the file: the framework's 70 MB are mapped, not read.</summary>
    private static unsafe (PortableExecutableReference Reference, bool HoldsTypes) FromFile(string path)
    {
        var length = new FileInfo(path).Length;
        using var file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        // Never unmapped: compilations point into it as long as the process lives.
        var view = file.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
        byte* pointer = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref pointer);
        var metadata = new PEReader(pointer, (int)length).GetMetadata();
        var reference = AssemblyMetadata
            .Create(ModuleMetadata.CreateFromMetadata((nint)metadata.Pointer, metadata.Length))
            .GetReference(DocumentationFiles.OfFramework, filePath: path);
        // One of them, <Module>, is in every assembly.
        return (reference, new MetadataReader(metadata.Pointer, metadata.Length).TypeDefinitions.Count > 1);
    }
}
