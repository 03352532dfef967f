namespace Workbook.Engine.Stopping;

/// <summary>
/// The kernel waits on threads of its own, never on the thread pool: a cell may fill the pool with work for minutes, and the
/// stop button has to work all the same.
/// </summary>
internal static class Threads
{
    /// <summary>Enough to wait for a socket; there may be hundreds of such threads.</summary>
    private const int Small = 256 << 10;

    /// <summary>Enough for the compiler, which descends as deep as the code is nested, and for recursion in cells, the same on every platform.</summary>
    public const int Deep = 16 << 20;

    /// <summary>Whether the current thread was started here.</summary>
    [field: ThreadStatic]
    public static bool IsOwn { get; private set; }

    /// <summary>Whether the current thread was started with a deep stack.</summary>
    [field: ThreadStatic]
    public static bool IsDeep { get; private set; }

    public static Thread Start(string name, ThreadStart body, int stackSize = Small)
    {
        var thread = new Thread(Run, stackSize) { IsBackground = true, Name = name };
        thread.Start();
        return thread;

        void Run()
        {
            (IsOwn, IsDeep) = (true, stackSize == Deep);
            body();
        }
    }
}
