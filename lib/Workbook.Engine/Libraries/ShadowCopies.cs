namespace Workbook.Engine.Libraries;

/// <summary>Copies libraries before they are loaded, so that they can be rebuilt while a notebook is open.</summary>
internal sealed class ShadowCopies : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("workbook-kernel-").FullName;
    private readonly Dictionary<string, string> _copies = [];
    private readonly Dictionary<string, DateTime> _versions = [];

    /// <summary>The path of the copy. The first copy stays: an assembly is loaded once per process.</summary>
    public string Of(string path)
    {
        lock (_copies)
        {
            if (!_copies.TryGetValue(path, out var copy))
            {
                copy = Path.Combine(
                    Directory.CreateDirectory(Path.Combine(_folder, $"{_copies.Count}")).FullName,
                    Path.GetFileName(path)
                );
                foreach (var extension in new[] { ".dll", ".pdb" })
                {
                    var original = Path.ChangeExtension(path, extension);
                    if (File.Exists(original))
                    {
                        File.Copy(original, Path.ChangeExtension(copy, extension));
                    }
                }
                _copies[path] = copy;
                _versions[path] = File.GetLastWriteTimeUtc(path);
            }
            return copy;
        }
    }

    /// <summary>Whether the library was built anew since it was copied.</summary>
    public bool IsOutdated(string path)
    {
        lock (_copies)
        {
            return _versions.TryGetValue(path, out var version) && version != File.GetLastWriteTimeUtc(path);
        }
    }

    public void Dispose()
    {
        try
        {
            Directory.Delete(_folder, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Windows keeps loaded files; its temporary folder is cleaned by others.
        }
    }
}
