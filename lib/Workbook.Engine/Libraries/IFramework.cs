using Microsoft.CodeAnalysis;

namespace Workbook.Engine.Libraries;

/// <summary>What a cell can refer to without <c>#r</c>. A seam: where assemblies are no files, they come from elsewhere.</summary>
internal interface IFramework
{
    /// <summary>The assemblies that hold types.</summary>
    IEnumerable<MetadataReference> All { get; }

    /// <summary>The assembly that another one refers to, or null where it is not the framework's.</summary>
    PortableExecutableReference? Find(string assemblyName);

    /// <summary>Whether cells and the kernel share this assembly, so that a notebook's own copy of it is not loaded.</summary>
    bool IsShared(string assemblyName);
}
