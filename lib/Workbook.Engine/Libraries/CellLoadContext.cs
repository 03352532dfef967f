using System.Reflection;
using System.Runtime.Loader;

namespace Workbook.Engine.Libraries;

/// <summary>Holds the assemblies of the cells and the libraries they refer to. The notebook's own libraries are loaded from shadow copies.</summary>
internal sealed class CellLoadContext(ShadowCopies copies, IFramework framework) : AssemblyLoadContext("cells")
{
    private readonly Lock _gate = new();
    private readonly List<string> _folders = [];
    private readonly Dictionary<string, string> _nativeLibraries = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _installed = new(StringComparer.OrdinalIgnoreCase);

    public IFramework Framework => framework;

    /// <summary>Where to load a cell: here if later cells refer to it by its name, else where a later cell may have the same name.</summary>
    public AssemblyLoadContext For(bool isReferredTo) => isReferredTo ? this : new PassingCellContext(this);

    /// <summary>Looks for assemblies in this folder from now on.</summary>
    public void AddFolder(string folder)
    {
        lock (_gate)
        {
            if (!_folders.Contains(folder))
            {
                _folders.Add(folder);
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
        lock (_gate)
        {
            _installed[Path.GetFileNameWithoutExtension(path)] = path;
        }
    }

    /// <summary>A native library of a package.</summary>
    public void AddNative(string path)
    {
        lock (_gate)
        {
            _nativeLibraries[Path.GetFileNameWithoutExtension(path)] = path;
        }
    }

    /// <summary>The assembly's file, or null.</summary>
    public string? Find(string assemblyName)
    {
        lock (_gate)
        {
            return _installed.TryGetValue(assemblyName, out var path)
                ? path
                : _folders.Select(folder => Path.Combine(folder, assemblyName + ".dll")).FirstOrDefault(File.Exists);
        }
    }

    public bool IsInstalled(string path)
    {
        lock (_gate)
        {
            return _installed.ContainsValue(path);
        }
    }

    protected override Assembly? Load(AssemblyName name)
    {
        if (name.Name is null || framework.IsShared(name.Name) || Find(name.Name) is not { } path)
        {
            return null;
        }
        return LoadFromAssemblyPath(IsInstalled(path) ? path : copies.Of(path));
    }

    protected override nint LoadUnmanagedDll(string name) => LoadNative(name);

    /// <returns>A handle, or 0 where neither a package nor a folder holds such a library.</returns>
    public nint LoadNative(string name)
    {
        string[] names = [name, name + ".dll", $"lib{name}.so", $"lib{name}.dylib"];
        lock (_gate)
        {
            var path =
                names
                    .Select(Path.GetFileNameWithoutExtension)
                    .Select(n => _nativeLibraries.GetValueOrDefault(n!))
                    .FirstOrDefault(p => p is not null)
                ?? _folders
                    .SelectMany(folder => names.Select(n => Path.Combine(folder, n)))
                    .FirstOrDefault(File.Exists);
            return path is null ? 0 : LoadUnmanagedDllFromPath(path);
        }
    }
}
