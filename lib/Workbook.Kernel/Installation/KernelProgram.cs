using System.Diagnostics;
using System.Reflection;

namespace Workbook.Kernel.Installation;

/// <summary>The kernel's files: compiled for this platform where possible, else as they were built.</summary>
internal static class KernelProgram
{
    public const string FileName = "Workbook.Kernel.dll";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    /// <summary>The <c>dotnet</c> program of the runtime that runs now.</summary>
    public static string Dotnet
    {
        get
        {
            var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
            var root = Path.GetFullPath(Path.Combine(runtime, "..", "..", ".."));
            var dotnet = Path.Combine(root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
            return File.Exists(dotnet) ? dotnet : "dotnet";
        }
    }

    /// <summary>
    /// Compiles the kernel to machine code for this platform (ready-to-run), so that it starts three times as fast.
    /// </summary>
    /// <returns>Null, or where that was not possible, why.</returns>
    public static string? TryPublish(string folder)
    {
        var project = typeof(KernelProgram)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(a => a.Key == "ProjectFile")
            .Value!;
        if (!File.Exists(project))
        {
            return $"its project {project} is gone";
        }

        var start = new ProcessStartInfo(Dotnet)
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
                "-p:PublishingKernel=true",
                "-p:PublishReadyToRun=true",
                "-nodeReuse:false",
                "-v:q",
                "-nologo",
            },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var publish = Process.Start(start)!;
        var output = publish.StandardOutput.ReadToEndAsync();
        var error = publish.StandardError.ReadToEndAsync();
        if (!publish.WaitForExit(Patience))
        {
            publish.Kill(entireProcessTree: true);
            return $"it took longer than {Patience.TotalMinutes} minutes";
        }
        return publish.ExitCode == 0 ? null : FirstError(output.Result + error.Result);
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
