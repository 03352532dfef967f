namespace Workbook.Kernel.Execution;

/// <summary>Copies libraries before they are loaded, so that they can be rebuilt while a notebook is open.</summary>
sealed class ShadowCopies : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("workbook-kernel-").FullName;
    readonly Dictionary<string, string> copies = [];
    readonly Dictionary<string, DateTime> versions = [];

    /// <summary>The path of the copy. The first copy stays: an assembly is loaded once per process.</summary>
    public string Of(string path)
    {
        lock (copies)
        {
            if (!copies.TryGetValue(path, out var copy))
            {
                copy = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, $"{copies.Count}")).FullName, Path.GetFileName(path));
                foreach (var extension in new[] { ".dll", ".pdb" })
                {
                    var original = Path.ChangeExtension(path, extension);
                    if (File.Exists(original))
                    {
                        File.Copy(original, Path.ChangeExtension(copy, extension));
                    }
                }
                copies[path] = copy;
                versions[path] = File.GetLastWriteTimeUtc(path);
            }
            return copy;
        }
    }

    /// <summary>Whether the library was built anew since it was copied.</summary>
    public bool IsOutdated(string path)
    {
        lock (copies)
        {
            return versions.TryGetValue(path, out var version) && version != File.GetLastWriteTimeUtc(path);
        }
    }

    public void Dispose()
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Windows keeps loaded files; its temporary folder is cleaned by others.
        }
    }
}
