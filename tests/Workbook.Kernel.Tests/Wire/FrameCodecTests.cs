using FsCheck;
using FsCheck.Fluent;
using Workbook.Kernel.Wire;

namespace Workbook.Kernel.Tests.Wire;

/// <summary>Byte sequences as RFC 23/ZMTP spells them.</summary>
public class FrameCodecTests
{
    private static readonly byte[] Hello = "Hello"u8.ToArray();

    [Fact]
    public void Short_frames_have_one_byte_of_size()
    {
        byte[] expected = [0x01, 5, .. Hello, 0x00, 0];
        Assert.Equal(expected, FrameCodec.Encode([Hello, []]));
    }

    [Fact]
    public void Frames_of_256_bytes_have_eight_bytes_of_size()
    {
        byte[] expected = [0x02, 0, 0, 0, 0, 0, 0, 1, 0, .. new byte[256]];
        Assert.Equal(expected, FrameCodec.Encode([new byte[256]]));
    }

    [Fact]
    public void A_frame_says_whether_more_follows()
    {
        var frame = FrameCodec.Read(new MemoryStream([0x01, 5, .. Hello]));
        Assert.Equal(Hello, frame!.Value.Body);
        Assert.True(frame.Value.More);
        Assert.False(frame.Value.IsCommand);
    }

    [Fact]
    public void A_closed_connection_has_no_frame() => Assert.Null(FrameCodec.Read(new MemoryStream()));

    [Theory]
    [InlineData(0x08)]
    [InlineData(0xFF)]
    [InlineData(0x05)]
    public void Unknown_flags_are_refused(byte flags) =>
        Assert.Throws<ProtocolException>(() => FrameCodec.Read(new MemoryStream([flags, 0])));

    [Fact]
    public void A_size_beyond_the_limit_is_refused_before_it_is_read()
    {
        byte[] announced = [0x02, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF];
        Assert.Throws<ProtocolException>(() => FrameCodec.Read(new MemoryStream(announced)));
    }

    [Fact]
    public void A_frame_cut_short_ends_the_stream() =>
        Assert.Throws<EndOfStreamException>(() => FrameCodec.Read(new MemoryStream([0x00, 5, 1, 2])));

    [Fact]
    public void Bytes_of_any_kind_are_frames_or_refused() =>
        Prop.ForAll<byte[]>(bytes =>
            {
                var stream = new MemoryStream(bytes);
                try
                {
                    while (FrameCodec.Read(stream) is not null)
                    {
                        ;
                    }
                }
                catch (Exception exception) when (exception is ProtocolException or EndOfStreamException) { }
            })
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Messages_come_back_as_they_were_sent() =>
        Prop.ForAll<byte[][]>(message =>
            {
                var stream = new MemoryStream(FrameCodec.Encode(message));
                var received = new List<byte[]>();
                while (FrameCodec.Read(stream) is { } frame)
                {
                    received.Add(frame.Body);
                }

                return message.SequenceEqual(
                    received,
                    EqualityComparer<byte[]>.Create((a, b) => a!.AsSpan().SequenceEqual(b))
                );
            })
            .QuickCheckThrowOnFailure();
}
