using System.Diagnostics;

namespace Workbook;

/// <summary>
/// Runs the parts of a piece of work on all cores. The threads live as long as the process; they stay awake for 5 ms, giving way
/// to others, before they sleep, because the next piece usually follows at once and waking takes long. A run allocates nothing.
/// </summary>
internal static class Workers
{
    private static readonly long BriefTicks = Stopwatch.Frequency / 20_000;
    private static readonly long AwakeTicks = Stopwatch.Frequency / 200;
    private static readonly object Gate = new();
    private static readonly List<Thread> Threads = [];
    private static readonly SemaphoreSlim Wake = new(0);

    private static IParts? _work;

    // High half: number of the run, so that a late thread cannot claim a part of the next run by mistake. Low half: parts not yet claimed.
    private static long _ticket;
    private static int _unfinished;
    private static int _sleeping;

    /// <summary>How many threads share the work, the caller included. No result depends on it.</summary>
    public static int Count { get; set; } = Environment.ProcessorCount;

    public static void Run(IParts piece, int parts)
    {
        if (parts == 1 || Count == 1 || !Monitor.TryEnter(Gate))
        {
            for (var part = 0; part < parts; part++)
            {
                piece.Run(part);
            }

            return;
        }
        // In a finally block, since an interrupted notebook cell aborts its thread, and the others still write to the caller's memory.
        try { }
        finally
        {
            while (Threads.Count < Count - 1)
            {
                Start();
            }

            _work = piece;
            _unfinished = parts;
            Interlocked.Exchange(ref _ticket, ((_ticket >> 32) + 1 << 32) + parts);
            if (Volatile.Read(ref _sleeping) is > 0 and var sleepers)
            {
                Wake.Release(sleepers);
            }

            while (TryRunPart()) { }
            for (var spin = 0; Volatile.Read(ref _unfinished) > 0; spin++)
            {
                if (spin < 1000)
                {
                    Thread.SpinWait(10);
                }
                else
                {
                    Thread.Yield();
                }
            }
            _work = null;
            Monitor.Exit(Gate);
        }
    }

    private static bool TryRunPart()
    {
        while (true)
        {
            var seen = Volatile.Read(ref _ticket);
            var piece = Volatile.Read(ref _work);
            var left = (int)seen;
            if (left == 0)
            {
                return false;
            }

            if (Interlocked.CompareExchange(ref _ticket, seen - 1, seen) != seen)
            {
                continue;
            }

            piece!.Run(left - 1);
            Interlocked.Decrement(ref _unfinished);
            return true;
        }
    }

    private static void Start()
    {
        var number = Threads.Count + 1;
        var thread = new Thread(() => Serve(number)) { IsBackground = true, Name = $"Workbook worker {number}" };
        Threads.Add(thread);
        thread.Start();
    }

    private static void Serve(int number)
    {
        var idleSince = Stopwatch.GetTimestamp();
        while (true)
        {
            if (number < Count && TryRunPart())
            {
                idleSince = Stopwatch.GetTimestamp();
            }
            else if (Stopwatch.GetTimestamp() - idleSince is var idle && idle < BriefTicks)
            {
                Thread.SpinWait(10);
            }
            else if (idle < AwakeTicks)
            {
                Thread.Yield();
            }
            else
            {
                Interlocked.Increment(ref _sleeping);
                if ((int)Volatile.Read(ref _ticket) == 0 || number >= Count)
                {
                    Wake.Wait();
                }

                Interlocked.Decrement(ref _sleeping);
                idleSince = Stopwatch.GetTimestamp();
            }
        }
    }
}
