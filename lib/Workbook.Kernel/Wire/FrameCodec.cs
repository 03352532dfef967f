using System.Buffers.Binary;

namespace Workbook.Kernel.Wire;

/// <summary>Frames as bytes: one byte of flags, the size in one byte or eight, the body.</summary>
internal static class FrameCodec
{
    private const byte More = 1,
        Long = 2,
        Command = 4;

    /// <summary>More than any notebook's cell needs, far less than the machine has.</summary>
    public const int MaximumSize = 64 << 20;

    private const int FirstChunk = 1 << 20;

    /// <summary>The next frame, or null where the peer has closed the connection.</summary>
    /// <exception cref="ProtocolException">Unknown flags, or a size beyond <paramref name="limit"/>.</exception>
    /// <exception cref="EndOfStreamException">The connection ends inside a frame.</exception>
    public static Frame? Read(Stream stream, int limit = MaximumSize)
    {
        var flags = stream.ReadByte();
        if (flags < 0)
        {
            return null;
        }

        if (flags > (More | Long | Command) || flags == (More | Command) || flags == (More | Long | Command))
        {
            throw new ProtocolException($"unknown frame flags 0x{flags:X2}");
        }

        Span<byte> size = stackalloc byte[8];
        size.Clear();
        stream.ReadExactly((flags & Long) != 0 ? size : size[7..]);
        var length = BinaryPrimitives.ReadUInt64BigEndian(size);
        if (length > (ulong)limit)
        {
            throw new ProtocolException($"a frame of {length} bytes, the limit is {limit}");
        }

        return new Frame(ReadBody(stream, (int)length), (flags & More) != 0, (flags & Command) != 0);
    }

    /// <summary>Memory grows with what arrives: a peer that only announces a big frame takes none.</summary>
    private static byte[] ReadBody(Stream stream, int length)
    {
        var body = new byte[Math.Min(length, FirstChunk)];
        stream.ReadExactly(body);
        while (body.Length < length)
        {
            var filled = body.Length;
            Array.Resize(ref body, (int)Math.Min(length, 2L * filled));
            stream.ReadExactly(body.AsSpan(filled));
        }
        return body;
    }

    /// <summary>A whole message, ready to be sent to any number of peers.</summary>
    public static byte[] Encode(IReadOnlyList<byte[]> message)
    {
        var stream = new MemoryStream(message.Sum(frame => frame.Length + 9));
        for (var i = 0; i < message.Count; i++)
        {
            Write(stream, message[i], i < message.Count - 1 ? More : (byte)0);
        }

        return stream.Length == stream.Capacity ? stream.GetBuffer() : stream.ToArray();
    }

    public static byte[] EncodeCommand(byte[] body)
    {
        var stream = new MemoryStream(body.Length + 9);
        Write(stream, body, Command);
        return stream.ToArray();
    }

    private static void Write(MemoryStream stream, byte[] body, byte flags)
    {
        if (body.Length <= byte.MaxValue)
        {
            stream.WriteByte(flags);
            stream.WriteByte((byte)body.Length);
        }
        else
        {
            stream.WriteByte((byte)(flags | Long));
            Span<byte> size = stackalloc byte[8];
            BinaryPrimitives.WriteInt64BigEndian(size, body.Length);
            stream.Write(size);
        }
        stream.Write(body);
    }
}
