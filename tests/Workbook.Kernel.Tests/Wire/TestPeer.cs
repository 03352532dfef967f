using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Workbook.Kernel.Tests.Wire;

/// <summary>The other end of a ZMTP connection, spelled out byte by byte and independent of the kernel's own code.</summary>
internal sealed class TestPeer : IDisposable
{
    private readonly TcpClient _client = new();
    private readonly NetworkStream _stream;

    public TestPeer(int port)
    {
        _client.Connect(IPAddress.Loopback, port);
        _stream = _client.GetStream();
        _stream.ReadTimeout = 20_000;
    }

    public TestPeer(int port, string socketType, string identity = "")
        : this(port)
    {
        Send([0xFF, 0, 0, 0, 0, 0, 0, 0, 0, 0x7F, 3, 0, .. "NULL"u8, .. new byte[48]]);
        byte[] type = Encoding.ASCII.GetBytes(socketType),
            name = Encoding.ASCII.GetBytes(identity);
        byte[] ready =
        [
            5,
            .. "READY"u8,
            11,
            .. "Socket-Type"u8,
            0,
            0,
            0,
            (byte)type.Length,
            .. type,
            8,
            .. "Identity"u8,
            0,
            0,
            0,
            (byte)name.Length,
            .. name,
        ];
        Send([4, (byte)ready.Length, .. ready]);
        Read(64);
        ReadFrame();
    }

    public void Send(byte[] bytes) => _stream.Write(bytes);

    public void SendMessage(params byte[][] frames)
    {
        for (var i = 0; i < frames.Length; i++)
        {
            var size = frames[i].Length;
            Send([
                (byte)(2 | (i < frames.Length - 1 ? 1 : 0)),
                0,
                0,
                0,
                0,
                (byte)(size >> 24),
                (byte)(size >> 16),
                (byte)(size >> 8),
                (byte)size,
                .. frames[i],
            ]);
        }
    }

    public List<byte[]> ReadMessage()
    {
        var frames = new List<byte[]>();
        while (true)
        {
            var (flags, body) = ReadFrame();
            frames.Add(body);
            if ((flags & 1) == 0)
            {
                return frames;
            }
        }
    }

    public (byte Flags, byte[] Body) ReadFrame()
    {
        var flags = Read(1)[0];
        return (flags, Read((flags & 2) == 0 ? Read(1)[0] : Read(8).Aggregate(0, (size, digit) => size << 8 | digit)));
    }

    /// <summary>Whether the other side has closed the connection, be it politely or not.</summary>
    public bool IsClosed()
    {
        try
        {
            while (_stream.ReadByte() >= 0)
            {
                ;
            }

            return true;
        }
        catch (IOException exception)
        {
            return exception.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionReset };
        }
    }

    private byte[] Read(int count)
    {
        var bytes = new byte[count];
        _stream.ReadExactly(bytes);
        return bytes;
    }

    public void Dispose() => _client.Dispose();
}
