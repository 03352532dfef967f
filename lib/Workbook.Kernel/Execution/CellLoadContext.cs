using System.Reflection;
using System.Runtime.Loader;

namespace Workbook.Kernel.Execution;

/// <summary>Holds the assemblies of the cells and the libraries they refer to, all loaded from shadow copies.</summary>
sealed class CellLoadContext(ShadowCopies copies) : AssemblyLoadContext("cells")
{
    readonly List<string> folders = [];

    /// <summary>Looks for assemblies in this folder from now on.</summary>
    public void AddFolder(string folder)
    {
        lock (folders)
        {
            if (!folders.Contains(folder))
            {
                folders.Add(folder);
            }
        }
    }

    /// <summary>The assembly's file in one of the folders, or null.</summary>
    public string? Find(string assemblyName)
    {
        lock (folders)
        {
            return folders.Select(folder => Path.Combine(folder, assemblyName + ".dll")).FirstOrDefault(File.Exists);
        }
    }

    protected override Assembly? Load(AssemblyName name)
    {
        if (name.Name is null || FrameworkReferences.IsShared(name.Name))
        {
            return null;
        }
        return Find(name.Name) is { } path ? LoadFromAssemblyPath(copies.Of(path)) : null;
    }
}
