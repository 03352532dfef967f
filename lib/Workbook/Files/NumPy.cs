using System.IO.Compression;
using System.IO.Hashing;
using MathNet.Numerics.LinearAlgebra;

namespace Workbook;

/// <summary>
/// Matrices to and from NumPy's files: <c>.npy</c> holds one array, <c>.npz</c> several with names. Numbers are doubles or floats, the lowest byte
/// first; rows or columns may come first in the file; .npz may be compressed. Other kinds of arrays are refused by name.
/// </summary>
/// <remarks>In Python: <c>A = numpy.load("A.npy")</c>, <c>numpy.save("A.npy", A)</c>, <c>X = numpy.load("data.npz")["X"]</c>, <c>numpy.savez("data.npz", X=X, Y=Y)</c>.</remarks>
public static class NumPy
{
    // What is compressed in .zip files cannot become more than so many times as large.
    private const long BestCompression = 1032;

    /// <summary>Writes a matrix to a .npy file.</summary>
    /// <param name="path">The file. One of the same name is replaced only once the new one is complete.</param>
    /// <param name="A">The matrix.</param>
    /// <param name="asFloat">Whether the numbers are rounded to single precision.</param>
    /// <param name="fortranOrder">Whether the columns come one after the other, instead of the rows.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="OverflowException">A number is too large for single precision.</exception>
    public static void Save(string path, Matrix<double> A, bool asFloat = false, bool fortranOrder = false)
    {
        ArgumentNullException.ThrowIfNull(A);
        DiskFile.Write(path, stream => NpyFormat.Write(stream, A, asFloat, fortranOrder));
    }

    /// <summary>Reads a matrix from a .npy file; an array of one dimension becomes a column.</summary>
    /// <exception cref="IOException">The file cannot be read; <see cref="FileNotFoundException"/> if there is none.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, or holds another kind of array.</exception>
    public static Matrix<double> Load(string path) => DiskFile.Load(path, bytes => NpyFormat.Read(bytes));

    /// <summary>Writes matrices with their names to a .npz file.</summary>
    /// <param name="path">The file. One of the same name is replaced only once the new one is complete.</param>
    /// <param name="matrices">The names, by which Python finds the arrays, and the matrices.</param>
    /// <param name="compressed">Whether the file is made smaller, which takes longer.</param>
    /// <param name="asFloat">Whether the numbers are rounded to single precision.</param>
    /// <exception cref="ArgumentException">There is no matrix, or two have the same name.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="OverflowException">A number is too large for single precision.</exception>
    public static void SaveAll(
        string path,
        IEnumerable<(string Name, Matrix<double> Values)> matrices,
        bool compressed = false,
        bool asFloat = false
    )
    {
        var all = matrices.ToList();
        if (all.Count == 0 || all.DistinctBy(matrix => matrix.Name).Count() != all.Count)
        {
            throw new ArgumentException("Give at least one matrix, and each a name of its own.", nameof(matrices));
        }

        DiskFile.Write(
            path,
            stream =>
            {
                using var archive = new ZipArchive(stream, ZipArchiveMode.Create);
                foreach (var (name, values) in all)
                {
                    var level = compressed ? CompressionLevel.Optimal : CompressionLevel.NoCompression;
                    using var entry = archive.CreateEntry(name + ".npy", level).Open();
                    NpyFormat.Write(entry, values, asFloat, fortranOrder: false);
                }
            }
        );
    }

    /// <summary>Reads all matrices of a .npz file, by their names.</summary>
    /// <remarks>A file that would become more than a hundred times as large in memory, and over 100 MB, is refused: it is meant to do harm, or damaged.</remarks>
    /// <exception cref="IOException">The file cannot be read; <see cref="FileNotFoundException"/> if there is none.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, or holds another kind of array.</exception>
    public static IReadOnlyDictionary<string, Matrix<double>> LoadAll(string path) => DiskFile.Load(path, ReadAll);

    private static Dictionary<string, Matrix<double>> ReadAll(byte[] bytes)
    {
        using var archive = new ZipArchive(new MemoryStream(bytes));
        var size = archive.Entries.Aggregate((Int128)0, (sum, entry) => sum + entry.Length);
        var most = Math.Min(BestCompression * bytes.Length, Math.Max(100L * bytes.Length, 100_000_000));
        if (size > most)
        {
            throw new InvalidDataException($"its {bytes.Length} bytes would become {size}; supported are {most}.");
        }

        var matrices = new Dictionary<string, Matrix<double>>();
        foreach (var entry in archive.Entries)
        {
            if (!matrices.TryAdd(Path.ChangeExtension(entry.FullName, null), Read(entry)))
            {
                throw new InvalidDataException($"it holds \"{entry.FullName}\" twice.");
            }
        }

        return matrices;
    }

    private static Matrix<double> Read(ZipArchiveEntry entry)
    {
        var bytes = new byte[entry.Length];
        try
        {
            using (var stream = entry.Open())
            {
                stream.ReadExactly(bytes);
            }

            return Crc32.HashToUInt32(bytes) == entry.Crc32
                ? NpyFormat.Read(bytes)
                : throw new InvalidDataException("it is damaged: its check sum is another one.");
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw new InvalidDataException($"\"{entry.FullName}\" in it: {e.Message}", e);
        }
    }
}
