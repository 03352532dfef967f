using System.Text;
using Workbook.Engine.Results;

namespace Workbook.Engine.Consoles;

/// <summary>
/// What one cell writes to the console, sent in blocks: a message per character would drown the client,
/// and one message at the end would hide the progress.
/// </summary>
/// <param name="timersFire">Whether timers fire while the cell runs.</param>
internal sealed class CellConsole(ICellOutput output, bool timersFire) : IDisposable
{
    private const int BlockSize = 8 << 10;
    private const int LongestPrompt = 500;
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(50);

    private readonly Lock _gate = new();
    private readonly StringBuilder _pending = new();
    private readonly StringBuilder _unfinishedLine = new();
    private ConsoleStream _stream;
    private Timer? _timer;
    private bool _timerIsSet;
    private long _lastFlush;

    public void Write(ConsoleStream target, ReadOnlySpan<char> text)
    {
        lock (_gate)
        {
            if (target != _stream)
            {
                Flush();
                _stream = target;
            }
            if (target == ConsoleStream.Output)
            {
                FollowLine(text);
            }
            while (_pending.Length + text.Length >= BlockSize)
            {
                // Blocks until the client has taken it: a cell cannot write faster than its output is sent.
                var head = text[..Math.Min(text.Length, BlockSize)];
                _pending.Append(head);
                text = text[head.Length..];
                Flush();
            }
            _pending.Append(text);
            if (!timersFire)
            {
                FlushWhenDue();
            }
            SetTimer();
        }
    }

    public void Flush()
    {
        lock (_gate)
        {
            if (_pending.Length > 0)
            {
                var text = _pending.ToString();
                _pending.Clear();
                output.Write(_stream, text);
            }
        }
    }

    /// <summary>Sends what is written, and gives the line that is not finished: the question to which a line of input is the answer.</summary>
    public string TakeUnfinishedLine()
    {
        lock (_gate)
        {
            Flush();
            var line = _unfinishedLine.ToString();
            _unfinishedLine.Clear();
            return line;
        }
    }

    /// <summary>Sends the rest. What the cell's tasks write later still comes through.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            Flush();
            _timer?.Dispose();
            _timer = null;
            _timerIsSet = false;
        }
    }

    private void FollowLine(ReadOnlySpan<char> text)
    {
        var end = text.LastIndexOfAny('\r', '\n');
        if (end >= 0)
        {
            _unfinishedLine.Clear();
        }
        text = text[(end + 1)..];
        _unfinishedLine.Append(text[..Math.Min(text.Length, Math.Max(0, LongestPrompt - _unfinishedLine.Length))]);
    }

    private void FlushWhenDue()
    {
        if (Environment.TickCount64 - _lastFlush >= Delay.TotalMilliseconds)
        {
            Flush();
            _lastFlush = Environment.TickCount64;
        }
    }

    private void SetTimer()
    {
        if (_pending.Length == 0 || _timerIsSet)
        {
            return;
        }
        _timerIsSet = true;
        _timer ??= new Timer(_ =>
        {
            lock (_gate)
            {
                _timerIsSet = false;
                Flush();
            }
        });
        _timer.Change(Delay, Timeout.InfiniteTimeSpan);
    }
}
