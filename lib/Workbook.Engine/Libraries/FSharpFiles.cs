namespace Workbook.Engine.Libraries;

/// <summary>The files of F#, in a folder beside the program.</summary>
internal static class FSharpFiles
{
    public static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "fsharp");

    /// <summary>The F# library that F# cells use, or null where F# is not installed. Packages written in F# have to share it.</summary>
    public static string? CoreLibrary =>
        Path.Combine(Folder, "FSharp.Core.dll") is var path && File.Exists(path) ? path : null;
}
