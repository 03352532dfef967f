namespace Workbook.Kernel.Execution;

/// <summary>The .NET installation that runs this process.</summary>
static class DotnetHost
{
    /// <summary>Its root folder: three above the framework's, <c>shared/Microsoft.NETCore.App/10.0.0</c>.</summary>
    public static string Folder { get; } =
        System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));

    /// <summary>The <c>dotnet</c> command.</summary>
    public static string Path
    {
        get
        {
            var command = System.IO.Path.Combine(Folder, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
            return File.Exists(command) ? command : "dotnet";
        }
    }
}
