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
    /// <param name="keepCoreType">Whether OpenBLAS obeys the environment's OPENBLAS_CORETYPE, if any.</param>
    public static Peer? Start(string label, string script, bool keepCoreType = false)
    {
        foreach (var python in new[] { "python3", "/usr/bin/python3" })
        {
            var start = new ProcessStartInfo(python, ["-u", Path.Combine(AppContext.BaseDirectory, "peers", script)])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            foreach (var threads in new[] { "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS" })
            {
                start.Environment[threads] = "2";
            }

            if (!keepCoreType)
            {
                start.Environment.Remove("OPENBLAS_CORETYPE");
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
                // No such program: the next one.
            }
        }
        return null;
    }

    public double? Seconds(string work)
    {
        _process.StandardInput.WriteLine(work);
        return double.Parse(_process.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
