namespace Workbook.Engine.Libraries;

/// <summary>The files of .NET Interactive's API, in a folder beside the program.</summary>
internal static class InteractiveFiles
{
    public static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "interactive");

    /// <summary>The path of one that cells, packages and the kernel have to share, whatever version a package brings; or null.</summary>
    public static string? Shared(string assemblyName) =>
        assemblyName.StartsWith("Microsoft.DotNet.Interactive", StringComparison.Ordinal)
        && Path.Combine(Folder, assemblyName + ".dll") is var path
        && File.Exists(path)
            ? path
            : null;
}
