using System.Diagnostics;
using System.Globalization;

namespace Workbook.Benchmarks;

/// <summary>A Python process which waits for work, so that peers and library can take turns within one run.</summary>
internal sealed class Peer : IContender, IDisposable
{
    private readonly Process _process;

    private Peer(string label, Process process, string version) =>
        (Name, this._process, Version) = (label, process, version);

    public string Name { get; }

    public string Version { get; }

    /// <summary>Starts python3 of the PATH, or else the system's; null if neither has what the script imports.</summary>
    /// <param name="label">Name in the table.</param>
    /// <param name="script">File in the folder peers.</param>
    public static Peer? Python(string label, string script) =>
        new[] { "python3", "/usr/bin/python3" }
            .Select(python => Start(label, [python, "-u", Path.Combine(AppContext.BaseDirectory, "peers", script)]))
            .FirstOrDefault(peer => peer is not null);

    /// <summary>Starts another build of this program, or this one, which answers for its own library.</summary>
    /// <param name="label">Name in the table.</param>
    /// <param name="program">The program's file.</param>
    /// <param name="without">The runtime's switch of a processor's ability that the program may not use.</param>
    public static Peer? Build(string label, string program, string? without = null) =>
        Start(label, ["dotnet", program, "--answer"], without);

    private static Peer? Start(string label, string[] command, string? without = null)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var threads in new[] { "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS" })
        {
            start.Environment[threads] = "2";
        }

        // OpenBLAS chooses its kernels itself.
        start.Environment.Remove("OPENBLAS_CORETYPE");
        start.Environment.Remove("OPENBLAS_L2_SIZE");
        if (without is not null)
        {
            start.Environment[without] = "0";
        }

        try
        {
            var process = Process.Start(start)!;
            if (process.StandardOutput.ReadLine() is { } version)
            {
                return new Peer(label, process, version);
            }

            process.WaitForExit();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // No such program.
        }
        return null;
    }

    public double? Seconds(string work)
    {
        _process.StandardInput.WriteLine(work);
        var answer = _process.StandardOutput.ReadLine();
        return double.TryParse(answer, CultureInfo.InvariantCulture, out var seconds) ? seconds : null;
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
