using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Workbook.Engine.Libraries;

/// <summary>Finds the libraries that a referenced library needs, beside it.</summary>
internal sealed class NeighbourResolver(CellLoadContext context, Func<string, PortableExecutableReference> reference)
    : MetadataReferenceResolver
{
    public override bool ResolveMissingAssemblies => true;

    public override PortableExecutableReference? ResolveMissingAssembly(
        MetadataReference definition,
        AssemblyIdentity identity
    ) => context.Framework.Find(identity.Name) ?? (context.Find(identity.Name) is { } path ? reference(path) : null);

    public override ImmutableArray<PortableExecutableReference> ResolveReference(
        string path,
        string? baseFilePath,
        MetadataReferenceProperties properties
    ) => [];

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => 0;
}
