using System.IO.Compression;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using MathNet.Numerics.LinearAlgebra;

namespace Workbook.Tests;

/// <summary>NumPy's files byte by byte. What NumPy itself makes of ours, and we of NumPy's, is asked in tests/files.</summary>
public sealed class NumPyTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("workbook-tests").FullName;

    private string FilePath => Path.Combine(_folder, "arrays");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_file_is_what_NumPy_writes()
    {
        NumPy.Save(
            FilePath,
            Matrices.FromRows([
                [1, 2],
                [3, 4],
            ])
        );
        var bytes = File.ReadAllBytes(FilePath);
        // numpy.save of numpy.array([[1., 2.], [3., 4.]]) in version 1.24.
        var header =
            "\u0093NUMPY\u0001\0v\0{'descr': '<f8', 'fortran_order': False, 'shape': (2, 2), }".PadRight(127) + "\n";
        Assert.Equal(header, Encoding.Latin1.GetString(bytes, 0, 128));
        Assert.Equal([1.0, 2, 3, 4], Enumerable.Range(0, 4).Select(i => BitConverter.ToDouble(bytes, 128 + 8 * i)));
    }

    [Theory]
    [InlineData("<f8", "False", "(2, 3)", new double[] { 1, 2, 3, 4, 5, 6 })]
    [InlineData("<f8", "True", "(2, 3)", new double[] { 1, 3, 5, 2, 4, 6 })]
    [InlineData("<f8", "False", "(2,)", new double[] { 1, 2 })]
    public void Numbers_stand_where_the_header_says(string descr, string fortran, string shape, double[] rows)
    {
        Write(
            descr,
            fortran,
            shape,
            LittleEndian.Doubles([.. Enumerable.Range(1, rows.Length).Select(i => (double)i)])
        );
        var A = NumPy.Load(FilePath);
        Assert.Equal(2, A.RowCount);
        Assert.Equal(rows, A.ToRowMajorArray());
    }

    [Fact]
    public void Matrices_come_back_to_the_last_bit() =>
        Prop.ForAll(
                RandomCase.Arbitrary,
                Arb.From(Gen.Elements(true, false).Two()),
                (c, flags) =>
                {
                    NumPy.Save(FilePath, c.X, fortranOrder: flags.Item1);
                    NumPy.SaveAll(FilePath + "z", [("X", c.X), ("Y", c.Y)], compressed: flags.Item2);
                    var all = NumPy.LoadAll(FilePath + "z");
                    return NumPy.Load(FilePath).Equals(c.X) && all["X"].Equals(c.X) && all["Y"].Equals(c.Y);
                }
            )
            .Check(Config.QuickThrowOnFailure);

    [Fact]
    public void Floats_are_the_nearest()
    {
        NumPy.Save(FilePath, Matrices.Row(0.1, -2), asFloat: true);
        Assert.Equal(Matrices.Row(0.1f, -2), NumPy.Load(FilePath));
        Assert.Throws<OverflowException>(() => NumPy.Save(FilePath, Matrices.Row(1e39), asFloat: true));
        Assert.Equal(Matrices.Row(0.1f, -2), NumPy.Load(FilePath));
    }

    [Theory]
    [InlineData("<i8", "False", "(1,)", "type '<i8'; supported are '<f8' (double) and '<f4' (float)")]
    [InlineData(">f8", "False", "(1,)", "type '>f8'")]
    [InlineData("<f8", "False", "(1, 1, 1)", "(1, 1, 1); supported are one and two dimensions")]
    [InlineData("<f8", "False", "()", "its shape is ()")]
    [InlineData("<f8", "False", "(2,)", "(2), at 8 bytes for each number, and it holds 8 bytes")]
    [InlineData("<f8", "False", "(0, 3)", "(0, 3)")]
    [InlineData("<f8", "False", "(999999999999999999, 999999999999999999)", "it holds 8 bytes")]
    [InlineData("<f8", "Maybe", "(1,)", "its header is")]
    public void Another_array_is_refused_by_name(string descr, string fortran, string shape, string why)
    {
        Write(descr, fortran, shape, new byte[8]);
        Assert.Contains(why, Refusal(() => NumPy.Load(FilePath)));
    }

    [Theory]
    [InlineData(new byte[0], "no array of NumPy")]
    [InlineData(new byte[] { (byte)'P', (byte)'K', 3, 4 }, "no array of NumPy")]
    [InlineData(new byte[] { 0x93, 78, 85, 77, 80, 89, 9, 0, 0, 0 }, "version 9; supported are 1 to 3")]
    [InlineData(new byte[] { 0x93, 78, 85, 77, 80, 89, 2, 0, 255, 255, 255, 255 }, "its header has 4294967295 bytes")]
    [InlineData(new byte[] { 0x93, 78, 85, 77, 80, 89, 1, 0, 99, 0 }, "incomplete")]
    public void Another_file_is_refused(byte[] bytes, string why)
    {
        File.WriteAllBytes(FilePath, bytes);
        Assert.Contains(why, Refusal(() => NumPy.Load(FilePath)));
        Refusal(() => NumPy.LoadAll(FilePath));
    }

    [Fact]
    public void A_folder_is_named()
    {
        Assert.Contains("it is a folder", Assert.Throws<IOException>(() => NumPy.Load(_folder)).Message);
        Assert.Contains("it is a folder", Assert.Throws<IOException>(() => NumPy.LoadAll(_folder)).Message);
    }

    [Fact]
    public void A_bomb_is_refused_before_it_goes_off()
    {
        using (var archive = new ZipArchive(File.Create(FilePath), ZipArchiveMode.Create))
        {
            using var entry = archive.CreateEntry("X.npy", CompressionLevel.SmallestSize).Open();
            for (var i = 0; i < 300; i++)
            {
                entry.Write(new byte[1_000_000]);
            }
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains("300000000", Refusal(() => NumPy.LoadAll(FilePath)));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 3_000_000);
    }

    [Fact]
    public void Many_zeros_are_no_bomb()
    {
        var zeros = Matrix<double>.Build.Dense(1000, 1000);
        NumPy.SaveAll(FilePath, [("X", zeros)], compressed: true);
        Assert.True(new FileInfo(FilePath).Length < 80_000);
        Assert.Equal(zeros, NumPy.LoadAll(FilePath)["X"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Cut_and_altered_archives_are_refused_or_hold_the_same_numbers(bool compressed)
    {
        var A = new NumPyRandom(0).StandardNormal(3, 4);
        NumPy.SaveAll(FilePath, [("A", A)], compressed);
        var whole = File.ReadAllBytes(FilePath);
        for (var length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(FilePath, whole[..length]);
            Refusal(() => NumPy.LoadAll(FilePath));
        }

        var refused = 0;
        Prop.ForAll(
                Damage.Of(whole),
                altered =>
                {
                    File.WriteAllBytes(FilePath, altered);
                    var before = GC.GetAllocatedBytesForCurrentThread();
                    try
                    {
                        return NumPy.LoadAll(FilePath).Values.All(A.Equals);
                    }
                    catch (InvalidDataException)
                    {
                        refused++;
                        // A claimed length is believed up to what compression can do.
                        return GC.GetAllocatedBytesForCurrentThread() - before < 2_000_000;
                    }
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
        Assert.InRange(refused, 500, 2000);
    }

    [Fact]
    public void Cut_and_altered_arrays_are_refused_or_have_the_shape_that_they_say()
    {
        NumPy.Save(FilePath, new NumPyRandom(0).StandardNormal(3, 4));
        var whole = File.ReadAllBytes(FilePath);
        for (var length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(FilePath, whole[..length]);
            Refusal(() => NumPy.Load(FilePath));
        }

        Prop.ForAll(
                Arb.From(Gen.Choose(0, 127)),
                Arb.From(Gen.Choose(0, 255)),
                (place, value) =>
                {
                    var altered = whole.ToArray();
                    altered[place] = (byte)value;
                    File.WriteAllBytes(FilePath, altered);
                    return Record.Exception(() => Assert.Equal(12, NumPy.Load(FilePath).Enumerate().Count()))
                        is null
                            or InvalidDataException;
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    [Fact]
    public void A_data_set_comes_back()
    {
        var data = DataSets.Xor(count: 10);
        data.SaveNpz(FilePath);
        var loaded = DataSet.LoadNpz(FilePath);
        Assert.Equal(data.X, loaded.X);
        Assert.Equal(data.Y, loaded.Y);
        NumPy.SaveAll(FilePath, [("x", data.X), ("Y", data.Y)]);
        Assert.Contains("it holds x, Y", Refusal(() => DataSet.LoadNpz(FilePath)));
    }

    [Fact]
    public void Names_are_needed_and_must_differ()
    {
        var A = Matrices.Row(1);
        Assert.Throws<ArgumentException>(() => NumPy.SaveAll(FilePath, []));
        Assert.Throws<ArgumentException>(() => NumPy.SaveAll(FilePath, [("A", A), ("A", A)]));
    }

    private string Refusal(Func<object> load)
    {
        var message = Assert.Throws<InvalidDataException>(load).Message;
        Assert.StartsWith($"{FilePath} cannot be loaded: ", message);
        Assert.EndsWith(".", message);
        return message;
    }

    private void Write(string descr, string fortran, string shape, byte[] data)
    {
        var header = $"{{'descr': '{descr}', 'fortran_order': {fortran}, 'shape': {shape}, }}\n";
        File.WriteAllBytes(
            FilePath,
            [0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0, .. Encoding.ASCII.GetBytes(header), .. data]
        );
    }
}
