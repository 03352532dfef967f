using System.Collections.Concurrent;
using Workbook.Engine.Stopping;

namespace Workbook.Kernel.Logging;

/// <summary>
/// What went wrong, on the process's own standard error. Never blocks: where nobody reads it, or a hostile peer causes a
/// flood, lines are lost.
/// </summary>
internal static class Log
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static readonly BlockingCollection<string> Lines = new(boundedCapacity: 100);

    static Log() => Threads.Start("log", WriteOut);

    public static void Write(string line) => Lines.TryAdd(line);

    private static void WriteOut()
    {
        // Not Console.Error, which a cell's output takes over.
        using var error = new StreamWriter(Console.OpenStandardError()) { AutoFlush = true };
        foreach (var line in Lines.GetConsumingEnumerable())
        {
            error.WriteLine($"[workbook kernel] {line}");
            Thread.Sleep(Pause);
        }
    }
}
