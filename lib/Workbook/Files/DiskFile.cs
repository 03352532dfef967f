namespace Workbook;

/// <summary>Whole files, read and written at once.</summary>
internal static class DiskFile
{
    /// <summary>All bytes of a file.</summary>
    public static byte[] Read(string path)
    {
        RefuseFolder(path, "loaded");
        return File.ReadAllBytes(path);
    }

    /// <summary>What a reader makes of all bytes of a file; where it refuses them, the message begins with the path.</summary>
    public static T Load<T>(string path, Func<byte[], T> read)
    {
        var bytes = Read(path);
        try
        {
            return read(bytes);
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException($"{path} cannot be loaded: {e.Message}", e);
        }
    }

    /// <summary>Writes a file.</summary>
    public static void Write(string path, Action<Stream> write)
    {
        RefuseFolder(path, "saved");
        // First beside the old file, so that a full disk or a crash does not take the old one too.
        var partial = path + ".partial";
        using (var stream = File.Create(partial))
        {
            write(stream);
        }

        File.Move(partial, path, overwrite: true);
    }

    // The system would say that access is denied.
    private static void RefuseFolder(string path, string what)
    {
        if (Directory.Exists(path))
        {
            throw new IOException($"{path} cannot be {what}: it is a folder, and the path of a file is needed.");
        }
    }
}
