using System.Diagnostics;
using System.Reflection;
using Workbook.Engine.Programs;

namespace Workbook.Book.Installation;

/// <summary>The kernel's files: compiled for this platform where possible, else as they were built.</summary>
internal static class KernelProgram
{
    public const string FileName = "Workbook.Kernel.dll";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    /// <summary>
    /// Compiles the kernel to machine code for this platform (ready-to-run), so that it starts three times as fast.
    /// </summary>
    /// <returns>Null, or where that was not possible, why.</returns>
    public static string? TryPublish(string folder)
    {
        var project = typeof(KernelProgram)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(a => a.Key == "KernelProject")
            .Value!;
        if (!File.Exists(project))
        {
            return $"its project {project} is gone";
        }

        var start = new ProcessStartInfo(DotnetProgram.Path)
        {
            ArgumentList =
            {
                "publish",
                project,
                "--configuration",
                "Release",
                "--use-current-runtime",
                "--self-contained",
                "false",
                "--output",
                folder,
                // Beside the ordinary build, which must not have to restore again afterwards.
                "--artifacts-path",
                Path.Combine(Path.GetDirectoryName(project)!, "obj", "published"),
                "-p:PublishReadyToRun=true",
                "-nodeReuse:false",
                "-v:q",
                "-nologo",
            },
        };
        var publish = ChildProcess.Run(start, Patience);
        return publish.ExitCode switch
        {
            0 => null,
            null => $"it took longer than {Patience.TotalMinutes} minutes",
            _ => FirstError(publish.Output),
        };
    }

    /// <summary>Copies the kernel as it was built.</summary>
    public static void Copy(string folder)
    {
        var source = AppContext.BaseDirectory;
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(folder, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }

    private static string FirstError(string output) =>
        output.Split('\n').FirstOrDefault(line => line.Contains("error"))?.Trim() ?? output.Trim();
}
