namespace Workbook.Tests;

/// <summary>The numbers are those of numpy 1.24.2, <c>numpy.random.RandomState(seed)</c>.</summary>
public class NumPyRandomTests
{
    [Theory]
    [InlineData(0u, 0.5488135039273248, 0.7151893663724195, "4eab6ef74e08db6c")]
    [InlineData(1u, 0.417022004702574, 0.7203244934421581, "4398aaacc52f6e6d")]
    [InlineData(99u, 0.6722785586307918, 0.4880783992405837, "efa96c2de51c3ba8")]
    [InlineData(2017u, 0.020960225406117416, 0.7670701646824878, "cc8c898636844fdb")]
    [InlineData(uint.MaxValue, 0.0976320289940138, 0.9123828453026218, "047fc7e29c5b8456")]
    public void RandomSample_is_NumPys_bit_for_bit(uint seed, double first, double second, string hashOf100000)
    {
        var values = new NumPyRandom(seed).RandomSample(100_000).ToArray();
        Assert.Equal(first, values[0]);
        Assert.Equal(second, values[1]);
        Assert.Equal(hashOf100000, Bits.Of(values));
    }

    [Theory]
    [InlineData(0u, 1.764052345967664, 0.4001572083672233, -0.48379749195754734)]
    [InlineData(1u, 1.6243453636632417, -0.6117564136500754, -2.252118359519573)]
    [InlineData(99u, -0.14235884270194815, 2.0572217375814947, -1.324178643674441)]
    [InlineData(2017u, -1.0229452878080538, -0.1403979924220742, 0.23230440797086263)]
    [InlineData(uint.MaxValue, 0.6484086742306527, 0.6693235306338161, 0.1035678784622017)]
    public void StandardNormal_is_NumPys(uint seed, double first, double second, double number100001)
    {
        var values = new NumPyRandom(seed).StandardNormal(100_001);
        // The logarithm comes from the system's C library, which may differ in the last bit from the one NumPy was run with.
        Assert.Equal(first, values[0], 1e-15);
        Assert.Equal(second, values[1], 1e-15);
        Assert.Equal(number100001, values[100_000], 1e-14);
    }

    [Theory]
    [InlineData(0u, new[] { 993, 859, 298, 553 }, "0170dcea75cad468")]
    [InlineData(1u, new[] { 507, 818, 452, 368 }, "4b5e07f47d4d9777")]
    [InlineData(99u, new[] { 890, 983, 107, 609 }, "a0a1269c27075ede")]
    [InlineData(2017u, new[] { 362, 877, 432, 719 }, "88e7d604b5f76936")]
    [InlineData(uint.MaxValue, new[] { 94, 405, 819, 632 }, "65fb47e78be4f63b")]
    public void Permutation_is_NumPys(uint seed, int[] first, string hashOf1000)
    {
        var order = new NumPyRandom(seed).Permutation(1000);
        Assert.Equal(first, order[..4]);
        Assert.Equal(hashOf1000, Bits.Of(order));
    }

    [Theory]
    [InlineData(0u, new long[] { 679, 554, 624 }, "f3ea97626acdadba")]
    [InlineData(1u, new long[] { 32, 230, 903 }, "91be93cb48248ab6")]
    [InlineData(99u, new long[] { 636, 30, 180 }, "e9a4317e205560e7")]
    [InlineData(2017u, new long[] { 566, 4, 449 }, "2577e82d9a504b0b")]
    [InlineData(uint.MaxValue, new long[] { 414, 285, 7 }, "d4d24a604950a440")]
    public void RandInt_is_NumPys(uint seed, long[] first, string hashOf5000)
    {
        var values = new NumPyRandom(seed).RandInt(-5, 1000, count: 5000);
        Assert.Equal(first, values[..3]);
        Assert.Equal(hashOf5000, Bits.Of(values));
    }

    [Fact]
    public void RandInt_takes_ranges_beyond_32_bits()
    {
        var random = new NumPyRandom(1);
        var low = -(1L << 62);
        var high = (1L << 62) + 12345;
        Assert.Equal(
            [3081012064131973355, -4609576059358362743, 965365488286768773],
            random.RandInt(low, high, count: 3)
        );
        Assert.Equal(630311759, random.RandInt(0, 1L << 32));
        Assert.Equal(7, random.RandInt(7, 8));
    }

    [Fact]
    public void The_second_normal_number_waits_while_others_are_drawn()
    {
        var random = new NumPyRandom(7);
        Assert.Equal(1.690525703800356, random.StandardNormal(), 1e-15);
        Assert.Equal(0.9779895119966027, random.RandomSample());
        Assert.Equal(-0.4659373705408328, random.StandardNormal(), 1e-15);
        Assert.Equal([3, 1, 0, 2], random.Permutation(4));
        Assert.Equal(-0.1569886595634109, random.StandardNormal(), 1e-15);
        Assert.Equal(0.4994125041277999, random.Uniform(-2, 3));
        Assert.Equal(68, random.RandInt(0, 100));
        Assert.Equal(-0.2901313829291646, random.StandardNormal(), 1e-15);
        Assert.Equal(-0.381087145090334, random.StandardNormal(2, 1)[0, 0], 1e-15);
    }

    [Fact]
    public void Shuffle_is_NumPys_on_a_list()
    {
        var letters = "abcdefgh".ToCharArray();
        new NumPyRandom(42).Shuffle(letters);
        Assert.Equal("bfahcedg", new string(letters));
    }

    [Fact]
    public void Matrices_are_filled_row_by_row()
    {
        var W = new NumPyRandom(99).Uniform(-1, 1, rows: 2, columns: 2);
        Assert.Equal(
            [0.34455711726158356, -0.02384320151883257, 0.6509903480717927, -0.9371072247474037],
            W.ToRowMajorArray()
        );
    }

    [Fact]
    public void Impossible_ranges_are_named()
    {
        var random = new NumPyRandom(0);
        Assert.Contains("high is 3", Assert.Throws<ArgumentOutOfRangeException>(() => random.RandInt(3, 3)).Message);
        Assert.Contains(
            "low is NaN",
            Assert.Throws<ArgumentOutOfRangeException>(() => random.Uniform(double.NaN, 1)).Message
        );
        Assert.Contains(
            "high is ∞",
            Assert
                .Throws<ArgumentOutOfRangeException>(() => random.Uniform(-1e308, 1e308))
                .Message.Replace("Infinity", "∞")
        );
        Assert.Contains(
            "rows is 0",
            Assert.Throws<ArgumentOutOfRangeException>(() => random.RandomSample(0, 2)).Message
        );
        Assert.Contains(
            "count is -1",
            Assert.Throws<ArgumentOutOfRangeException>(() => random.Permutation(-1)).Message
        );
    }
}
