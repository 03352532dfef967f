using System.Text;

namespace Workbook.Kernel.Execution;

/// <summary>
/// What one cell writes to the console, sent in blocks: a message per character would drown the client,
/// and one message at the end would hide the progress.
/// </summary>
sealed class CellConsole(ICellOutput output) : IDisposable
{
    const int BlockSize = 8 << 10;
    static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(50);

    readonly Lock gate = new();
    readonly StringBuilder pending = new();
    ConsoleStream stream;
    Timer? timer;
    bool timerIsSet;

    public void Write(ConsoleStream target, ReadOnlySpan<char> text)
    {
        lock (gate)
        {
            if (target != stream)
            {
                Flush();
                stream = target;
            }
            while (pending.Length + text.Length >= BlockSize)
            {
                // Blocks until the client has taken it: a cell cannot write faster than its output is sent.
                var head = text[..Math.Min(text.Length, BlockSize)];
                pending.Append(head);
                text = text[head.Length..];
                Flush();
            }
            pending.Append(text);
            SetTimer();
        }
    }

    public void Flush()
    {
        lock (gate)
        {
            if (pending.Length > 0)
            {
                var text = pending.ToString();
                pending.Clear();
                output.Write(stream, text);
            }
        }
    }

    /// <summary>Sends the rest. What the cell's tasks write later still comes through.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            Flush();
            timer?.Dispose();
            timer = null;
            timerIsSet = false;
        }
    }

    void SetTimer()
    {
        if (pending.Length == 0 || timerIsSet)
        {
            return;
        }
        timerIsSet = true;
        timer ??= new Timer(_ =>
        {
            lock (gate)
            {
                timerIsSet = false;
                Flush();
            }
        });
        timer.Change(Delay, Timeout.InfiniteTimeSpan);
    }
}
