using FsCheck;
using FsCheck.Fluent;

namespace Workbook.Tests;

/// <summary>Files that something has happened to.</summary>
internal static class Damage
{
    /// <summary>The bytes of a file, two of them changed.</summary>
    public static Arbitrary<byte[]> Of(byte[] whole) =>
        Arb.From(
            from places in Gen.Choose(0, whole.Length - 1).Two()
            from value in Gen.Choose(0, 255)
            select Altered(whole, places, (byte)value)
        );

    private static byte[] Altered(byte[] whole, (int First, int Second) places, byte value)
    {
        var altered = whole.ToArray();
        altered[places.First] = value;
        altered[places.Second] ^= value;
        return altered;
    }
}
