using System.Reflection;
using System.Runtime.Loader;

namespace Workbook.Kernel.Execution;

/// <summary>Holds the assemblies of the cells and the libraries they refer to. The notebook's own libraries are loaded from shadow copies.</summary>
sealed class CellLoadContext(ShadowCopies copies) : AssemblyLoadContext("cells")
{
    readonly Lock gate = new();
    readonly List<string> folders = [];
    readonly Dictionary<string, string> nativeLibraries = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, string> installed = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Looks for assemblies in this folder from now on.</summary>
    public void AddFolder(string folder)
    {
        lock (gate)
        {
            if (!folders.Contains(folder))
            {
                folders.Add(folder);
            }
        }
    }

    /// <summary>Takes every assembly of this folder from there, whatever other folders hold.</summary>
    public void AddPreferredFolder(string folder)
    {
        foreach (var path in Directory.EnumerateFiles(folder, "*.dll"))
        {
            AddInstalled(path);
        }
    }

    /// <summary>A file that is never rebuilt, such as one from a package: it is loaded where it is.</summary>
    public void AddInstalled(string path)
    {
        lock (gate)
        {
            installed[Path.GetFileNameWithoutExtension(path)] = path;
        }
    }

    /// <summary>A native library of a package.</summary>
    public void AddNative(string path)
    {
        lock (gate)
        {
            nativeLibraries[Path.GetFileNameWithoutExtension(path)] = path;
        }
    }

    /// <summary>The assembly's file, or null.</summary>
    public string? Find(string assemblyName)
    {
        lock (gate)
        {
            return installed.TryGetValue(assemblyName, out var path)
                ? path
                : folders.Select(folder => Path.Combine(folder, assemblyName + ".dll")).FirstOrDefault(File.Exists);
        }
    }

    public bool IsInstalled(string path)
    {
        lock (gate)
        {
            return installed.ContainsValue(path);
        }
    }

    protected override Assembly? Load(AssemblyName name)
    {
        if (name.Name is null || FrameworkReferences.IsShared(name.Name) || Find(name.Name) is not { } path)
        {
            return null;
        }
        return LoadFromAssemblyPath(IsInstalled(path) ? path : copies.Of(path));
    }

    protected override nint LoadUnmanagedDll(string name)
    {
        string[] names = [name, name + ".dll", $"lib{name}.so", $"lib{name}.dylib"];
        lock (gate)
        {
            var path = names.Select(Path.GetFileNameWithoutExtension).Select(n => nativeLibraries.GetValueOrDefault(n!)).FirstOrDefault(p => p is not null)
                ?? folders.SelectMany(folder => names.Select(n => Path.Combine(folder, n))).FirstOrDefault(File.Exists);
            return path is null ? 0 : LoadUnmanagedDllFromPath(path);
        }
    }
}
