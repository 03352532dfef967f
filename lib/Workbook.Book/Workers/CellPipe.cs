using System.IO.Pipes;
using System.Text.Json;

namespace Workbook.Book.Workers;

/// <summary>The two ways between the process of the cells and the one that started it.</summary>
internal sealed class CellPipe(PipeStream stream) : IDisposable
{
    private readonly StreamReader _reader = new(stream);
    private readonly StreamWriter _writer = new(stream) { AutoFlush = true };
    private readonly Lock _gate = new();

    /// <summary>Sends a message; where nobody is left at the other end, to nobody.</summary>
    public void Send(CellMessage message)
    {
        var line = JsonSerializer.Serialize(message);
        lock (_gate)
        {
            try
            {
                _writer.WriteLine(line);
            }
            catch (IOException)
            {
                // Receive tells.
            }
        }
    }

    /// <summary>The next message, or null when the other process has ended.</summary>
    public CellMessage? Receive()
    {
        try
        {
            return _reader.ReadLine() is { } line ? JsonSerializer.Deserialize<CellMessage>(line) : null;
        }
        // It ended in the middle of a line, or this process has closed the pipe.
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or JsonException)
        {
            return null;
        }
    }

    public void Dispose() => stream.Dispose();
}
