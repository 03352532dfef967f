namespace Workbook.Book.Installation;

/// <summary>Where this user's Jupyter clients look for kernels (https://docs.jupyter.org/en/latest/use/jupyter-directories.html).</summary>
internal static class JupyterFolder
{
    /// <param name="dataDirectory">Jupyter's data folder, or null for JUPYTER_DATA_DIR, else the platform's.</param>
    /// <exception cref="InstallationException">The name is none that Jupyter takes.</exception>
    public static string ForKernel(string? dataDirectory, string name)
    {
        if (
            name.Length == 0
            || name is "." or ".."
            || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_')
        )
        {
            throw new InstallationException(
                $"'{name}' cannot be a kernel's name: Jupyter takes letters, digits, '.', '-' and '_'."
            );
        }

        return Path.GetFullPath(Path.Combine(dataDirectory ?? Default(), "kernels", name.ToLowerInvariant()));
    }

    private static string Default()
    {
        if (Environment.GetEnvironmentVariable("JUPYTER_DATA_DIR") is { Length: > 0 } chosen)
        {
            return chosen;
        }

        if (OperatingSystem.IsWindows())
        {
            return Path.Combine(Folder(Environment.SpecialFolder.ApplicationData), "jupyter");
        }

        var home = Folder(Environment.SpecialFolder.UserProfile);
        if (OperatingSystem.IsMacOS())
        {
            return Path.Combine(home, "Library", "Jupyter");
        }

        return Path.Combine(
            Environment.GetEnvironmentVariable("XDG_DATA_HOME") is { Length: > 0 } data
                ? data
                : Path.Combine(home, ".local", "share"),
            "jupyter"
        );
    }

    private static string Folder(Environment.SpecialFolder folder) =>
        Environment.GetFolderPath(folder, Environment.SpecialFolderOption.DoNotVerify);
}
