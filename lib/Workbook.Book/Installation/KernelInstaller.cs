using Workbook.Engine.Programs;

namespace Workbook.Book.Installation;

/// <summary>Puts the kernel, with all its files, where this user's Jupyter clients find it, and takes it away again.</summary>
internal static class KernelInstaller
{
    /// <param name="dataDirectory">Jupyter's data folder, or null for this user's.</param>
    /// <param name="report">Takes sentences on what goes on.</param>
    /// <returns>The folder that holds the kernel and its <c>kernel.json</c>.</returns>
    /// <exception cref="InstallationException">The folder cannot be written, or another kernel has that name.</exception>
    public static string Install(string? dataDirectory, string name, Action<string> report)
    {
        var folder = JupyterFolder.ForKernel(dataDirectory, name);
        try
        {
            KernelSpec.ThrowIfForeign(folder);
            // A new folder each time: kernels that run now keep their files until they end.
            var programs = Directory.CreateDirectory(Path.Combine(folder, "program"));
            var earlier = programs.GetDirectories();
            var program = programs.CreateSubdirectory(DateTime.UtcNow.ToString("yyyyMMdd-HHmmss-fff")).FullName;

            report("Compiling the kernel for this platform; the first time, this takes a minute.");
            if (KernelProgram.TryPublish(program) is { } reason)
            {
                report($"The kernel was installed without that, and starts a second later than it could: {reason}");
                KernelProgram.Copy(program);
            }
            KernelSpec.Write(folder, DotnetProgram.Path, Path.Combine(program, KernelProgram.FileName));
            foreach (var old in earlier)
            {
                TryDelete(old);
            }

            return folder;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InstallationException($"The kernel cannot be installed into {folder}: {exception.Message}");
        }
    }

    /// <returns>The folder that was removed, or null where there was none.</returns>
    /// <exception cref="InstallationException">The folder cannot be removed, or is another kernel's.</exception>
    public static string? Uninstall(string? dataDirectory, string name)
    {
        var folder = JupyterFolder.ForKernel(dataDirectory, name);
        if (!Directory.Exists(folder))
        {
            return null;
        }

        try
        {
            KernelSpec.ThrowIfForeign(folder);
            Directory.Delete(folder, recursive: true);
            return folder;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InstallationException($"The kernel cannot be removed from {folder}: {exception.Message}");
        }
    }

    /// <summary>Where a running kernel holds its files, they go with the next installation.</summary>
    private static void TryDelete(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException) { }
    }
}
