using Workbook.Kernel.Messages;

namespace Workbook.Kernel.Tests.Messaging;

public class SignerTests
{
    /// <summary>RFC 4231, test case 2, its data cut into four frames.</summary>
    [Fact]
    public void Signs_as_the_RFC_says()
    {
        byte[][] frames = ["what do ya"u8.ToArray(), " want "u8.ToArray(), [], "for nothing?"u8.ToArray()];
        var signer = new Signer("Jefe"u8.ToArray());
        var expected = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"u8.ToArray();
        Assert.Equal(expected, signer.Sign(frames));
        Assert.True(signer.IsValid(expected, frames));
    }

    [Theory]
    [InlineData("")]
    [InlineData("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec384")]
    [InlineData("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3844")]
    [InlineData("5BDCC146BF60754E6A042426089575C75A003F089D2739839DEC58B964EC3843")]
    public void Refuses_any_other_signature(string signature)
    {
        byte[][] frames = ["what do ya want for nothing?"u8.ToArray(), [], [], []];
        Assert.False(new Signer("Jefe"u8.ToArray()).IsValid(System.Text.Encoding.ASCII.GetBytes(signature), frames));
    }
}
