using System.IO.MemoryMappedFiles;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;
using Workbook.Kernel.Language;

namespace Workbook.Kernel.Execution;

/// <summary>What a cell can refer to without <c>#r</c>: the framework, the formatters and the kernel's own helpers.</summary>
static class FrameworkReferences
{
    static readonly string[] helpers =
        ["Workbook.Kernel", "Microsoft.DotNet.Interactive.Formatting", "Microsoft.AspNetCore.Html.Abstractions"];

    static readonly Dictionary<string, string> trusted =
        ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .DistinctBy(Path.GetFileNameWithoutExtension)
        .ToDictionary(path => Path.GetFileNameWithoutExtension(path), StringComparer.OrdinalIgnoreCase);

    static readonly string frameworkFolder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    public static IReadOnlyList<MetadataReference> All { get; } =
        [.. trusted.Where(entry => IsShared(entry.Key)).Select(entry => FromFile(entry.Value))];

    /// <summary>Whether cells and the kernel share this assembly, so that a notebook's own copy of it is not loaded.</summary>
    public static bool IsShared(string assemblyName) =>
        helpers.Contains(assemblyName)
        || trusted.TryGetValue(assemblyName, out var path) && Path.GetDirectoryName(path) == frameworkFolder;

    /// <summary>A reference whose metadata stays in the file: the framework's 70 MB are mapped, not read.</summary>
    static unsafe MetadataReference FromFile(string path)
    {
        var length = new FileInfo(path).Length;
        using var file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        // Never unmapped: compilations point into it as long as the process lives.
        var view = file.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
        byte* pointer = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref pointer);
        var metadata = new PEReader(pointer, (int)length).GetMetadata();
        return AssemblyMetadata.Create(ModuleMetadata.CreateFromMetadata((nint)metadata.Pointer, metadata.Length))
            .GetReference(new FrameworkDocumentation(), filePath: path);
    }
}
