using System.Net.Sockets;
using Workbook.Engine.Stopping;

namespace Workbook.Kernel.Wire;

/// <summary>
/// What waits to be written to one peer, in bytes, bounded. A short message to a peer that keeps up is written at once; all else
/// by a thread of its own, so that a peer that reads slowly delays nobody but who chose to wait for it.
/// </summary>
internal sealed class SendQueue(NetworkStream stream)
{
    /// <summary>A socket that is ready to send takes this much without delay, on every platform.</summary>
    private const int Short = 2048;

    /// <summary>Above this, a sender that may wait does.</summary>
    private const long HighWater = 8 << 20;

    /// <summary>Above this, the peer has not read for so long that it is given up.</summary>
    private const long Limit = 2L * FrameCodec.MaximumSize;

    /// <summary>A full queue that does not move for this long belongs to a peer that is stuck.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Queue<byte[]> _queue = new();
    private long _bytes;
    private bool _started,
        _closed;

    /// <param name="wait">Whether to wait while the queue is full: right for a cell's output, wrong for all else.</param>
    public void Add(byte[] bytes, bool wait)
    {
        lock (_queue)
        {
            while (wait && !_closed && _bytes > HighWater)
            {
                if (!Monitor.Wait(_queue, Patience))
                {
                    Close();
                }
            }
            if (_bytes > Limit)
            {
                Close();
            }

            if (_closed)
            {
                return;
            }

            if (_bytes == 0 && bytes.Length <= Short && TryWrite(bytes))
            {
                return;
            }

            _queue.Enqueue(bytes);
            _bytes += bytes.Length;
            Monitor.PulseAll(_queue);
            if (!_started)
            {
                _started = true;
                Threads.Start("send", WriteOut);
            }
        }
    }

    /// <summary>Waits until all is written, at most <paramref name="timeout"/>.</summary>
    public void Flush(TimeSpan timeout)
    {
        var deadline = DateTime.UtcNow + timeout;
        lock (_queue)
        {
            while (_bytes > 0 && !_closed && deadline - DateTime.UtcNow is { Ticks: > 0 } left)
            {
                Monitor.Wait(_queue, left);
            }
        }
    }

    public void Close()
    {
        lock (_queue)
        {
            if (_closed)
            {
                return;
            }

            _closed = true;
            _queue.Clear();
            Monitor.PulseAll(_queue);
        }
        stream.Dispose();
    }

    private bool TryWrite(byte[] bytes)
    {
        try
        {
            if (!stream.Socket.Poll(TimeSpan.Zero, SelectMode.SelectWrite))
            {
                return false;
            }

            stream.Write(bytes);
        }
        catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException)
        {
            Close();
        }
        return true;
    }

    private void WriteOut()
    {
        try
        {
            while (Next() is { } bytes)
            {
                stream.Write(bytes);
                lock (_queue)
                {
                    _bytes -= bytes.Length;
                    Monitor.PulseAll(_queue);
                }
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            Close();
        }
    }

    private byte[]? Next()
    {
        lock (_queue)
        {
            while (_queue.Count == 0 && !_closed)
            {
                Monitor.Wait(_queue);
            }

            return _closed ? null : _queue.Dequeue();
        }
    }
}
