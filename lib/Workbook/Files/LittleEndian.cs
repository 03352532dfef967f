using System.Buffers.Binary;
using static System.FormattableString;

namespace Workbook;

/// <summary>Numbers as bytes, the lowest first, whatever this machine's own order is.</summary>
internal static class LittleEndian
{
    /// <summary>Eight bytes for each number.</summary>
    public static byte[] Doubles(double[] values)
    {
        var bytes = new byte[values.Length * sizeof(double)];
        for (var i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(i * sizeof(double)), values[i]);
        }

        return bytes;
    }

    /// <summary>Four bytes for each number, which is rounded.</summary>
    /// <exception cref="OverflowException">A finite number is too large.</exception>
    public static byte[] Singles(double[] values)
    {
        var bytes = new byte[values.Length * sizeof(float)];
        for (var i = 0; i < values.Length; i++)
        {
            var single = (float)values[i];
            if (float.IsInfinity(single) && double.IsFinite(values[i]))
            {
                throw new OverflowException(
                    Invariant($"{values[i]} is too large for single precision: save in double precision.")
                );
            }

            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), single);
        }

        return bytes;
    }

    /// <summary>The numbers that <see cref="Doubles(double[])"/> wrote.</summary>
    public static double[] Doubles(ReadOnlySpan<byte> bytes)
    {
        var values = new double[bytes.Length / sizeof(double)];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = BinaryPrimitives.ReadDoubleLittleEndian(bytes[(i * sizeof(double))..]);
        }

        return values;
    }

    /// <summary>The numbers that <see cref="Singles(double[])"/> wrote.</summary>
    public static double[] Singles(ReadOnlySpan<byte> bytes)
    {
        var values = new double[bytes.Length / sizeof(float)];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes[(i * sizeof(float))..]);
        }

        return values;
    }
}
