using System.Reflection;
using System.Runtime.Loader;

namespace Workbook.Engine.Libraries;

/// <summary>
/// Holds one cell that declares nothing. No later cell refers to it, so that the next may have its name: its compilation then begins
/// with the references that were bound for this one.
/// </summary>
internal sealed class PassingCellContext(CellLoadContext cells) : AssemblyLoadContext("cell")
{
    protected override Assembly Load(AssemblyName name) => cells.LoadFromAssemblyName(name);

    protected override nint LoadUnmanagedDll(string name) => cells.LoadNative(name);
}
