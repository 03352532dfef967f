using System.Buffers.Binary;
using System.Text;
using System.Text.RegularExpressions;
using MathNet.Numerics.LinearAlgebra;

namespace Workbook;

/// <summary>
/// NumPy's format for one array: a magic word, a version, the length of a header, the header as a Python dictionary, then the bare numbers.
/// There are libraries that read it, but each is a NumPy of its own of some megabytes; the format takes this page.
/// </summary>
internal static partial class NpyFormat
{
    // NumPy's own limit: the headers of arrays of numbers have about a hundred characters.
    private const int LongestHeader = 10_000;
    private static readonly byte[] Magic = [0x93, .. "NUMPY"u8];

    /// <summary>Writes a matrix.</summary>
    public static void Write(Stream stream, Matrix<double> A, bool asFloat, bool fortranOrder)
    {
        var values = fortranOrder ? A.ToColumnMajorArray() : A.ToRowMajorArray();
        var text =
            $"{{'descr': '{(asFloat ? "<f4" : "<f8")}', 'fortran_order': {fortranOrder}, 'shape': ({A.RowCount}, {A.ColumnCount}), }}";
        // The numbers begin at a multiple of 64 bytes, and a line ends before them.
        var length = (10 + text.Length + 1 + 63) / 64 * 64 - 10;
        stream.Write([.. Magic, 1, 0, (byte)length, (byte)(length >> 8)]);
        stream.Write(Encoding.ASCII.GetBytes(text.PadRight(length - 1) + "\n"));
        stream.Write(asFloat ? LittleEndian.Singles(values) : LittleEndian.Doubles(values));
    }

    /// <summary>Reads an array of one or two dimensions as a matrix; one of n numbers becomes n×1.</summary>
    public static Matrix<double> Read(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith(Magic))
        {
            throw new InvalidDataException("it is no array of NumPy: such a file begins with \\x93NUMPY.");
        }

        var version = Take(ref file, 8)[6];
        if (version is < 1 or > 3)
        {
            throw new InvalidDataException($"its format has version {version}; supported are 1 to 3.");
        }

        var headerLength =
            version == 1
                ? BinaryPrimitives.ReadUInt16LittleEndian(Take(ref file, 2))
                : BinaryPrimitives.ReadUInt32LittleEndian(Take(ref file, 4));
        if (headerLength > LongestHeader)
        {
            throw new InvalidDataException($"its header has {headerLength} bytes; supported are {LongestHeader}.");
        }

        var text = Encoding.UTF8.GetString(Take(ref file, (int)headerLength));
        var header = Header().Match(text);
        if (!header.Success)
        {
            throw new InvalidDataException(
                $"its header is \"{text.Trim()}\"; supported are arrays of numbers, with descr, fortran_order and shape."
            );
        }

        var size = header.Groups["descr"].Value switch
        {
            "<f8" => sizeof(double),
            "<f4" => sizeof(float),
            var descr => throw new InvalidDataException(
                $"its numbers are of type '{descr}'; supported are '<f8' (double) and '<f4' (float), which a.astype('<f8') gives."
            ),
        };
        var lengths = header.Groups["length"].Captures.Select(capture => capture.Value).ToList();
        var shape = $"({string.Join(", ", lengths)})";
        if (lengths.Count is < 1 or > 2)
        {
            throw new InvalidDataException($"its shape is {shape}; supported are one and two dimensions.");
        }

        var count = lengths.Aggregate((Int128)1, (n, length) => n * long.Parse(length));
        if (count < 1 || count * size != file.Length)
        {
            throw new InvalidDataException(
                $"its shape is {shape}, at {size} bytes for each number, and it holds {file.Length} bytes of them."
            );
        }

        var values = size == sizeof(float) ? LittleEndian.Singles(file) : LittleEndian.Doubles(file);
        var (rows, columns) = (int.Parse(lengths[0]), lengths.Count == 2 ? int.Parse(lengths[1]) : 1);
        return header.Groups["fortran"].Value == "True"
            ? Matrix<double>.Build.Dense(rows, columns, values)
            : Matrix<double>.Build.DenseOfRowMajor(rows, columns, values);
    }

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> file, int count)
    {
        if (file.Length < count)
        {
            throw new InvalidDataException("it is incomplete.");
        }

        var taken = file[..count];
        file = file[count..];
        return taken;
    }

    [GeneratedRegex(
        @"^\{'descr': '(?<descr>[^']*)', 'fortran_order': (?<fortran>True|False), 'shape': \((?:(?<length>\d{1,18}),? ?)*\), ?\}\s*$"
    )]
    private static partial Regex Header();
}
