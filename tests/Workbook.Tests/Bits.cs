using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Workbook.Tests;

/// <summary>A short fingerprint of an array's little-endian bytes, as <c>hashlib.sha256(a.tobytes()).hexdigest()[:16]</c> in Python.</summary>
internal static class Bits
{
    public static string Of<T>(T[] values)
        where T : struct => Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(values.AsSpan())))[..16];
}
