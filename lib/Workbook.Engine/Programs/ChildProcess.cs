using System.Diagnostics;

namespace Workbook.Engine.Programs;

/// <summary>Another program that runs to its end, and what it writes.</summary>
/// <param name="ExitCode">Its exit code, or null where it took too long and was ended.</param>
/// <param name="Output">All that it wrote, to standard output first.</param>
internal sealed record ChildProcess(int? ExitCode, string Output)
{
    /// <param name="patience">How long it may take; <see cref="TimeSpan.MaxValue"/> is for ever.</param>
    /// <param name="eachSecond">Told of every second that passes.</param>
    /// <exception cref="OperationCanceledException">The interrupt came; the program was ended.</exception>
    /// <exception cref="System.ComponentModel.Win32Exception">There is no such program.</exception>
    public static ChildProcess Run(
        ProcessStartInfo start,
        TimeSpan patience,
        Action<int>? eachSecond = null,
        CancellationToken interrupt = default
    )
    {
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        // Both are read all the time: a program waits where nobody takes what it writes.
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        using var kill = interrupt.Register(() => process.Kill(entireProcessTree: true));
        for (var seconds = 1; !process.WaitForExit(TimeSpan.FromSeconds(1)); seconds++)
        {
            if (seconds >= patience.TotalSeconds)
            {
                process.Kill(entireProcessTree: true);
                return new ChildProcess(null, "");
            }
            eachSecond?.Invoke(seconds);
        }
        interrupt.ThrowIfCancellationRequested();
        return new ChildProcess(process.ExitCode, output.Result + errors.Result);
    }
}
