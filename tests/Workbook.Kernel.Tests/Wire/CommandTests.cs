using Workbook.Kernel.Wire;

namespace Workbook.Kernel.Tests.Wire;

public class CommandTests
{
    /// <summary>The READY command of a DEALER with an empty identity, as RFC 23 lays it out.</summary>
    private static readonly byte[] Ready =
    [
        5,
        .. "READY"u8,
        11,
        .. "Socket-Type"u8,
        0,
        0,
        0,
        6,
        .. "DEALER"u8,
        8,
        .. "Identity"u8,
        0,
        0,
        0,
        0,
    ];

    [Fact]
    public void Properties_of_a_READY_command_are_read()
    {
        var command = Command.Parse(Ready);
        Assert.Equal("READY", command.Name);
        Assert.Equal("DEALER"u8.ToArray(), command.Properties()["socket-type"]);
        Assert.Empty(command.Properties()["Identity"]);
    }

    [Fact]
    public void The_own_READY_command_is_laid_out_as_the_RFC_says()
    {
        byte[] expected = [0x04, 27, 5, .. "READY"u8, 11, .. "Socket-Type"u8, 0, 0, 0, 5, .. "XXXXX"u8];
        Assert.Equal(expected, Command.Ready("XXXXX").ToFrame());
    }

    [Fact]
    public void A_PING_is_answered_with_its_context()
    {
        byte[] expected = [0x04, 8, 4, .. "PONG"u8, .. "ctx"u8];
        Assert.Equal(expected, Command.Parse([4, .. "PING"u8, 0, 100, .. "ctx"u8]).ToPong().ToFrame());
    }

    [Theory]
    [InlineData(30)]
    [InlineData(25)]
    [InlineData(10)]
    public void Properties_cut_short_are_refused(int length) =>
        Assert.Throws<ProtocolException>(() => Command.Parse(Ready[..length]).Properties());

    [Fact]
    public void A_property_longer_than_the_command_is_refused() =>
        Assert.Throws<ProtocolException>(() =>
            Command.Parse([5, .. "READY"u8, 1, 65, 0xFF, 0xFF, 0xFF, 0xFF]).Properties()
        );

    [Fact]
    public void A_command_shorter_than_its_name_is_refused() =>
        Assert.Throws<ProtocolException>(() => Command.Parse([5, 82, 69]));
}
