using Workbook.Engine.Consoles;
using Workbook.Engine.Packages;
using Workbook.Engine.Results;

namespace Workbook.Browser;

/// <summary>A page cannot get packages.</summary>
internal sealed class NoPackages : IPackages
{
    public void AddSource(string source) { }

    public IReadOnlyList<string> Install(
        CellContext cell,
        IReadOnlyList<PackageReference> wanted,
        CancellationToken interrupt
    ) =>
        throw new CellException(
            "NoPackages",
            $"{wanted[0]} cannot be had in a browser, where there is no NuGet; run this cell in the notebook."
        );
}
