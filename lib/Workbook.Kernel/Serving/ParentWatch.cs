using System.Diagnostics;
using Workbook.Engine.Stopping;

namespace Workbook.Kernel.Serving;

/// <summary>Ends the kernel when the client that started it is gone without a shutdown request.</summary>
internal static class ParentWatch
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    public static void Start()
    {
        // On Windows the variable holds a handle, which means nothing to .NET; clients end their kernels with a job object there.
        if (
            !OperatingSystem.IsWindows()
            && int.TryParse(Environment.GetEnvironmentVariable("JPY_PARENT_PID"), out var parent)
            && parent > 1
        )
        {
            Threads.Start("parent watch", () => Watch(parent));
        }
    }

    private static void Watch(int parent)
    {
        do
        {
            Thread.Sleep(Interval);
        } while (IsAlive(parent));
        Environment.Exit(1);
    }

    private static bool IsAlive(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
