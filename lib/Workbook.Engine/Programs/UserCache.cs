namespace Workbook.Engine.Programs;

/// <summary>What is kept on this machine to be faster the next time. <c>uninstall</c> takes it away.</summary>
internal static class UserCache
{
    /// <summary>This user's, below the place that the platform has for such things.</summary>
    public static string Root =>
        Path.Combine(
            Environment.GetFolderPath(
                Environment.SpecialFolder.LocalApplicationData,
                Environment.SpecialFolderOption.Create
            )
                is { Length: > 0 } folder
                ? folder
                : Path.GetTempPath(),
            "workbook-csharp"
        );

    /// <summary>Projects by which packages were restored: <c>#r "nuget: …"</c>.</summary>
    public static string Packages => Path.Combine(Root, "packages");

    /// <summary>plotly.js and KaTeX, for the pages.</summary>
    public static string Assets => Path.Combine(Root, "assets");

    /// <returns>The folder that was removed, or null where there was none.</returns>
    /// <exception cref="IOException">A file is in use.</exception>
    /// <exception cref="UnauthorizedAccessException">It is not this user's.</exception>
    public static string? Remove(string root)
    {
        if (!Directory.Exists(root))
        {
            return null;
        }
        Directory.Delete(root, recursive: true);
        return root;
    }
}
