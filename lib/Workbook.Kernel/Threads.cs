namespace Workbook.Kernel;

/// <summary>
/// The kernel waits on threads of its own, never on the thread pool: a cell may fill the pool with work for minutes, and the
/// stop button has to work all the same.
/// </summary>
static class Threads
{
    const int StackSize = 256 << 10;

    public static Thread Start(string name, ThreadStart body)
    {
        var thread = new Thread(body, StackSize) { IsBackground = true, Name = name };
        thread.Start();
        return thread;
    }
}
