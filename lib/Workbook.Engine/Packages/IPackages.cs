using Workbook.Engine.Consoles;
using Workbook.Engine.Results;

namespace Workbook.Engine.Packages;

/// <summary>Gets NuGet packages for cells. A seam: where no other program can be started, there are none.</summary>
internal interface IPackages
{
    /// <summary>Looks for packages there too: an address or a folder.</summary>
    void AddSource(string source);

    /// <summary>Makes packages visible to the code that follows, and says below the cell how far it is.</summary>
    /// <returns>The extensions for notebooks that the packages bring: paths of .dll and .dib files.</returns>
    /// <exception cref="CellException">A package cannot be had.</exception>
    IReadOnlyList<string> Install(
        CellContext cell,
        IReadOnlyList<PackageReference> wanted,
        CancellationToken interrupt
    );
}
