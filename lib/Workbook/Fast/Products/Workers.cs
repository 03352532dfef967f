using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace Workbook;

/// <summary>
/// Runs the parts of a piece of work on all cores. Each thread begins with its own share of the parts, always the same, since its
/// cache may still hold what it wrote there, and then helps the others with theirs. The threads live as long as the process; they stay
/// awake for 5 ms, giving way to others, before they sleep, because the next piece usually follows at once and waking takes long.
/// A run allocates nothing.
/// </summary>
internal static class Workers
{
    // Shares that lie side by side in a line of the cache would wander between the cores with every claim.
    private const int TicketStride = 16;

    private static readonly long BriefTicks = Stopwatch.Frequency / 20_000;
    private static readonly long AwakeTicks = Stopwatch.Frequency / 200;
    private static readonly object Gate = new();
    private static readonly List<Thread> Threads = [];
    private static readonly SemaphoreSlim Wake = new(0);

    private static PartRun? _work;
    private static int _parts;
    private static int _sharing;

    // For each thread, high half: number of the run, so that a late thread cannot claim a part of the next run by mistake.
    // Low half: parts of its share not yet claimed.
    private static long[] _tickets = [];
    private static int _run;
    private static int _unfinished;
    private static int _sleeping;
    private static Exception? _failure;

    /// <summary>How many threads share the work, the caller included. No result depends on it.</summary>
    public static int Count { get; set; } = Environment.ProcessorCount;

    /// <summary>Runs all parts, and throws what the first of them that failed has thrown.</summary>
    /// <param name="piece">What runs a part.</param>
    /// <param name="parts">Their number.</param>
    /// <param name="threads">How many threads may share them.</param>
    public static void Run(PartRun piece, int parts, int threads)
    {
        threads = Math.Min(threads, parts);
        if (threads <= 1 || !Monitor.TryEnter(Gate))
        {
            for (var part = 0; part < parts; part++)
            {
                piece(part, 0);
            }

            return;
        }

        Exception? failure = null;
        // In a finally block, since an interrupted notebook cell aborts its thread, and the others still write to the caller's memory.
        try { }
        finally
        {
            Share(piece, parts, threads);
            RunParts(0);
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

            (failure, _failure, _work) = (_failure, null, null);
            Monitor.Exit(Gate);
        }

        if (failure is not null)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    private static void Share(PartRun piece, int parts, int threads)
    {
        while (Threads.Count < threads - 1)
        {
            Start();
        }

        if (_tickets.Length < threads * TicketStride)
        {
            _tickets = new long[threads * TicketStride];
        }

        (_work, _parts, _sharing, _unfinished) = (piece, parts, threads, parts);
        _run++;
        for (var thread = 0; thread < threads; thread++)
        {
            Volatile.Write(
                ref _tickets[thread * TicketStride],
                ((long)_run << 32) + ShareEnd(thread, parts, threads) - ShareEnd(thread - 1, parts, threads)
            );
        }

        // Seen by a thread that is about to sleep, or it is seen here.
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref _sleeping) is > 0 and var sleepers)
        {
            Wake.Release(sleepers);
        }
    }

    private static int ShareEnd(int thread, int parts, int threads) => (int)((long)parts * (thread + 1) / threads);

    /// <summary>Runs parts until none is left to claim, first of the thread's own share.</summary>
    private static bool RunParts(int thread)
    {
        var ran = 0;
        var sharing = Volatile.Read(ref _sharing);
        for (var turn = 0; turn < sharing; turn++)
        {
            var owner = (thread + turn) % sharing;
            while (TryClaim(thread, owner) is { Piece: { } piece, Part: var part })
            {
                ran++;
                try
                {
                    piece(part, thread);
                }
                catch (Exception failure)
                {
                    Interlocked.CompareExchange(ref _failure, failure, null);
                }
            }
        }

        if (ran > 0)
        {
            Interlocked.Add(ref _unfinished, -ran);
        }

        return ran > 0;
    }

    private static (PartRun? Piece, int Part) TryClaim(int thread, int owner)
    {
        var tickets = Volatile.Read(ref _tickets);
        while (owner * TicketStride < tickets.Length)
        {
            // What is read between the ticket and its exchange belongs to the ticket's run, or the exchange fails.
            var seen = Volatile.Read(ref tickets[owner * TicketStride]);
            var (piece, parts, sharing, left) = (Volatile.Read(ref _work), _parts, _sharing, (int)seen);
            if (left == 0 || thread >= sharing)
            {
                break;
            }

            if (Interlocked.CompareExchange(ref tickets[owner * TicketStride], seen - 1, seen) == seen)
            {
                return (piece, ShareEnd(owner, parts, sharing) - left);
            }
        }

        return default;
    }

    private static bool IsWorkLeft()
    {
        var tickets = Volatile.Read(ref _tickets);
        for (var ticket = 0; ticket < tickets.Length; ticket += TicketStride)
        {
            if ((int)Volatile.Read(ref tickets[ticket]) > 0)
            {
                return true;
            }
        }

        return false;
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
            if (RunParts(number))
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
                if (number >= Volatile.Read(ref _sharing) || !IsWorkLeft())
                {
                    Wake.Wait();
                }

                Interlocked.Decrement(ref _sleeping);
                idleSince = Stopwatch.GetTimestamp();
            }
        }
    }
}
