using System.Buffers.Binary;
using System.Text;

namespace Workbook.Kernel.Wire;

/// <summary>A command of the protocol: a short name and what follows it.</summary>
internal readonly record struct Command(string Name, byte[] Data)
{
    /// <exception cref="ProtocolException">The body is shorter than the name it announces.</exception>
    public static Command Parse(byte[] body)
    {
        if (body.Length == 0 || body.Length < 1 + body[0])
        {
            throw new ProtocolException("a command without its name");
        }

        return new Command(Encoding.ASCII.GetString(body, 1, body[0]), body[(1 + body[0])..]);
    }

    public byte[] ToFrame() => FrameCodec.EncodeCommand([(byte)Name.Length, .. Encoding.ASCII.GetBytes(Name), .. Data]);

    public static Command Ready(string socketType) =>
        new("READY", Property("Socket-Type", Encoding.ASCII.GetBytes(socketType)));

    public static Command Error(string reason) =>
        new("ERROR", [(byte)reason.Length, .. Encoding.ASCII.GetBytes(reason)]);

    /// <summary>The answer to a PING: its context comes back, its time to live does not.</summary>
    public Command ToPong() => new("PONG", Data.Length > 2 ? Data[2..] : []);

    private static byte[] Property(string name, byte[] value)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, value.Length);
        return [(byte)name.Length, .. Encoding.ASCII.GetBytes(name), .. length, .. value];
    }

    /// <summary>The properties of a READY command; names are compared without case.</summary>
    /// <exception cref="ProtocolException">A property is cut short.</exception>
    public Dictionary<string, byte[]> Properties()
    {
        var properties = new Dictionary<string, byte[]>(StringComparer.OrdinalIgnoreCase);
        for (var at = 0; at < Data.Length; )
        {
            var valueAt = at + 1 + Data[at] + 4;
            if (valueAt > Data.Length)
            {
                throw new ProtocolException("a property is cut short");
            }

            var length = BinaryPrimitives.ReadUInt32BigEndian(Data.AsSpan(valueAt - 4));
            if (length > Data.Length - valueAt)
            {
                throw new ProtocolException("a property is cut short");
            }

            properties[Encoding.ASCII.GetString(Data, at + 1, Data[at])] = Data[valueAt..(valueAt + (int)length)];
            at = valueAt + (int)length;
        }
        return properties;
    }
}
