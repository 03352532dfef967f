namespace Workbook.Engine.Programs;

/// <summary>The <c>dotnet</c> program of the runtime that runs now.</summary>
internal static class DotnetProgram
{
    public static string Path
    {
        get
        {
            var runtime = System.IO.Path.GetDirectoryName(typeof(object).Assembly.Location)!;
            var root = System.IO.Path.GetFullPath(System.IO.Path.Combine(runtime, "..", "..", ".."));
            var dotnet = System.IO.Path.Combine(root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
            return File.Exists(dotnet) ? dotnet : "dotnet";
        }
    }
}
