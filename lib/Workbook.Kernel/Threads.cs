namespace Workbook.Kernel;

/// <summary>
/// The kernel waits on threads of its own, never on the thread pool: a cell may fill the pool with work for minutes, and the
/// stop button has to work all the same.
/// </summary>
static class Threads
{
    /// <summary>Enough to wait for a socket; there may be hundreds of such threads.</summary>
    const int Small = 256 << 10;

    /// <summary>Enough for the compiler, which descends as deep as the code is nested.</summary>
    public const int Deep = 16 << 20;

    public static Thread Start(string name, ThreadStart body, int stackSize = Small)
    {
        var thread = new Thread(body, stackSize) { IsBackground = true, Name = name };
        thread.Start();
        return thread;
    }
}
