using FsCheck;
using FsCheck.Fluent;
using MathNet.Numerics.LinearAlgebra;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using ProtoBuf;

namespace Workbook.Tests;

/// <summary>ONNX files that are damaged, foreign or meant to do harm: one clear sentence, never a wrong network, never more memory than the file can justify.</summary>
public sealed class BadOnnxTests : IDisposable
{
    private static readonly Network Network = Network.Create(
        [2, 3, 2],
        Activation.LeakyReLU(0.25),
        Activation.Softmax,
        Initializer.Glorot,
        new NumPyRandom(0)
    );

    private readonly string _folder = Directory.CreateTempSubdirectory("workbook-tests").FullName;

    private string FilePath => Path.Combine(_folder, "network.onnx");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Each case alters a good model; the test's name says what is found there.</summary>
    private static readonly Dictionary<string, (Action<ModelProto> Alter, string[] Says)> Cases = new()
    {
        ["another operator"] = (
            m => m.Graph!.Node![1] = m.Graph.Node[1] with { OpType = "Conv" },
            ["node 2 (Conv activation1)", "not supported", "supported are Gemm, MatMul, Add"]
        ),
        ["an operator of another domain"] = (
            m => m.Graph!.Node![1] = m.Graph.Node[1] with { Domain = "com.microsoft" },
            ["of com.microsoft"]
        ),
        ["an older version"] = (m => m.OpsetImport![0] = new() { Version = 12 }, ["version 12", "13 to 26"]),
        ["a version from the future"] = (m => m.OpsetImport![0] = new() { Version = 99 }, ["version 99", "13 to 26"]),
        ["no version"] = (m => m.OpsetImport!.Clear(), ["no version"]),
        ["shapes that do not fit"] = (
            m =>
            {
                m.Graph!.Initializer![2] = m.Graph.Initializer[2] with { Dims = [2, 3] };
                m.Graph.Node![2] = m.Graph.Node[2] with { Input = ["A1", "W2"] };
            },
            ["node 3 (Gemm layer2)", "weights for 2 inputs", "layer before has 3 outputs"]
        ),
        ["too few numbers"] = (
            m => m.Graph!.Initializer![0] = m.Graph.Initializer[0] with { Dims = [2, 4] },
            ["\"W1\"", "[2, 4]", "6 numbers"]
        ),
        ["a shape beyond all memory"] = (
            m => m.Graph!.Initializer![0] = m.Graph.Initializer[0] with { Dims = [1L << 62, 1L << 62, 1L << 62] },
            ["\"W1\"", "6 numbers"]
        ),
        ["a negative shape"] = (
            m => m.Graph!.Initializer![0] = m.Graph.Initializer[0] with { Dims = [-2, -3] },
            ["[-2, -3]"]
        ),
        ["biases that would widen the layer"] = (
            m => m.Graph!.Initializer![1] = m.Graph.Initializer[1] with { Dims = [3, 1] },
            ["\"b1\"", "[3, 1]", "3 columns"]
        ),
        ["constants in another file"] = (
            m => m.Graph!.Initializer![0] = m.Graph.Initializer[0] with { DataLocation = 1 },
            ["\"W1\" lies in another file"]
        ),
        ["a missing constant"] = (m => m.Graph!.Initializer!.RemoveAt(0), ["\"W1\"", "no constant"]),
        ["a constant twice"] = (m => m.Graph!.Initializer!.Add(m.Graph.Initializer[0]), ["\"W1\"", "of its own"]),
        ["whole numbers"] = (
            m => m.Graph!.Initializer![0] = m.Graph.Initializer[0] with { DataType = 7 },
            ["\"W1\" is of type 7"]
        ),
        ["an input of whole numbers"] = (
            m => m.Graph!.Input![0] = Declared("input", 7, 2),
            ["its input is of type 7", "1 (float) and 11 (double)"]
        ),
        ["another number of inputs than declared"] = (
            m => m.Graph!.Input![0] = Declared("input", 11, 5),
            ["\"input\" is declared", "2 numbers"]
        ),
        ["two inputs"] = (m => m.Graph!.Input!.Add(Declared("more", 11, 2)), ["2 inputs and 1 output"]),
        ["two outputs"] = (m => m.Graph!.Output!.Add(Declared("A1", 11, 3)), ["1 input and 2 outputs"]),
        ["an output from the middle"] = (
            m => m.Graph!.Output![0] = Declared("A1", 11, 3),
            ["its output is \"A1\"", "compute \"output\""]
        ),
        ["a way around a layer"] = (
            m => m.Graph!.Node![2] = m.Graph.Node[2] with { Input = ["Z1", "W2", "b2"] },
            ["node 3 (Gemm layer2)", "does not take \"A1\""]
        ),
        ["values added to each other"] = (
            m =>
                m.Graph!.Node!.Insert(
                    1,
                    new()
                    {
                        OpType = "Add",
                        Input = ["Z1", "input"],
                        Output = ["sum"],
                    }
                ),
            ["node 2 (Add)", "\"input\", which is no constant"]
        ),
        ["samples in columns"] = (
            m =>
                Attribute(
                    m,
                    0,
                    new()
                    {
                        Name = "transA",
                        I = 1,
                        Type = AttributeProto.IntType,
                    }
                ),
            ["transA", "samples must be rows"]
        ),
        ["a softmax over samples"] = (
            m =>
                Attribute(
                    m,
                    3,
                    new()
                    {
                        Name = "axis",
                        I = 0,
                        Type = AttributeProto.IntType,
                    }
                ),
            ["node 4 (Softmax", "axis 1"]
        ),
        ["an attribute that is not known"] = (
            m =>
                Attribute(
                    m,
                    0,
                    new()
                    {
                        Name = "gamma",
                        I = 1,
                        Type = AttributeProto.IntType,
                    }
                ),
            ["attribute \"gamma\""]
        ),
        ["an attribute of another type"] = (
            m =>
                Attribute(
                    m,
                    0,
                    new()
                    {
                        Name = "transB",
                        F = 1,
                        Type = AttributeProto.FloatType,
                    }
                ),
            ["attribute \"transB\""]
        ),
        ["two activations in a row"] = (
            m => m.Graph!.Node![2] = m.Graph.Node[2] with { OpType = "Tanh", Input = ["A1"] },
            ["node 3 (Tanh layer2)", "does not follow a product"]
        ),
        ["a slope for each unit"] = (
            m =>
            {
                m.Graph!.Node![1] = m.Graph.Node[1] with { OpType = "PRelu", Attribute = null, Input = ["Z1", "b1"] };
                m.Graph.Initializer![1] = m.Graph.Initializer[1] with
                {
                    RawData = LittleEndian.Doubles([0.1, 0.2, 0.3]),
                };
            },
            ["\"b1\" holds 0.1 and others"]
        ),
        ["a weight that is not finite"] = (
            m =>
                m.Graph!.Initializer![0] = m.Graph.Initializer[0] with
                {
                    RawData = LittleEndian.Doubles([0, 1, 2, 3, 4, double.NaN]),
                },
            ["\"W1\" holds NaN"]
        ),
        ["no layer"] = (m => m.Graph!.Node!.Clear(), ["its 0 layers"]),
    };

    public static TheoryData<string> CaseNames => [.. Cases.Keys];

    [Theory, MemberData(nameof(CaseNames))]
    public void What_is_not_supported_is_refused_by_name(string name)
    {
        Network.SaveOnnx(FilePath);
        var model = Serializer.Deserialize<ModelProto>(File.ReadAllBytes(FilePath).AsMemory());
        Cases[name].Alter(model);
        Save(model);
        Assert.All(Cases[name].Says, what => Assert.Contains(what, Refusal()));
    }

    [Theory]
    [InlineData(new byte[0], "no graph")]
    [InlineData(new byte[] { 0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', 1, 0 }, "no ONNX file")]
    [InlineData(new byte[] { (byte)'{', (byte)'"', (byte)'f', (byte)'"' }, "no ONNX file")]
    [InlineData(new byte[] { (byte)'P', (byte)'K', 3, 4 }, "no ONNX file")]
    public void Another_kind_of_file_is_refused(byte[] bytes, string why)
    {
        File.WriteAllBytes(FilePath, bytes);
        Assert.Contains(why, Refusal());
    }

    [Fact]
    public void A_folder_is_named_and_so_is_a_file_that_is_not_there()
    {
        Assert.Contains("it is a folder", Assert.Throws<IOException>(() => Network.LoadOnnx(_folder)).Message);
        Assert.Contains("it is a folder", Assert.Throws<IOException>(() => Network.SaveOnnx(_folder)).Message);
        Assert.Contains("it is a folder", Assert.Throws<IOException>(() => Network.Load(_folder)).Message);
        Assert.Contains("it is a folder", Assert.Throws<IOException>(() => Network.Save(_folder)).Message);
        Assert.Contains(FilePath, Assert.Throws<FileNotFoundException>(() => Network.LoadOnnx(FilePath)).Message);
    }

    [Fact]
    public void Cut_files_are_refused()
    {
        Network.SaveOnnx(FilePath);
        var whole = File.ReadAllBytes(FilePath);
        for (var length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(FilePath, whole[..length]);
            Refusal();
        }
    }

    /// <summary>Where an altered file is still a network, it is the one that ONNX Runtime sees in it, if that sees any.</summary>
    [Fact]
    public void Altered_files_give_the_network_that_they_hold_or_one_clear_exception()
    {
        Network.SaveOnnx(FilePath);
        var whole = File.ReadAllBytes(FilePath);
        var X = Matrices.FromRows([
            [0.5, -1],
            [2, 0.25],
        ]);
        var (refused, same) = (0, 0);
        Network.LoadOnnx(FilePath);
        Prop.ForAll(
                Damage.Of(whole),
                altered =>
                {
                    File.WriteAllBytes(FilePath, altered);
                    var before = GC.GetAllocatedBytesForCurrentThread();
                    Network network;
                    try
                    {
                        network = Network.LoadOnnx(FilePath);
                    }
                    catch (InvalidDataException)
                    {
                        refused++;
                        return Allocated(before) < 100_000;
                    }

                    same++;
                    return Allocated(before) < 100_000 && IsWhatONNXRuntimeSees(network, X);
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
        // Both happen, or the test says nothing.
        Assert.True(refused > 300 && same > 300, $"{refused} refused, {same} the same");
    }

    [Theory]
    [InlineData(new byte[] { 0x0a, 0x00 })] // nodes without contents
    [InlineData(new byte[] { 0x2a, 0x00 })] // constants without contents
    [InlineData(new byte[] { 0x5a, 0x00 })] // inputs without contents
    [InlineData(new byte[] { 0x0a, 0x00, 0x2a, 0x00 })]
    [InlineData(new byte[] { 0x0a, 0x02, 0x0a, 0x00 })] // nodes with an input that has no name
    [InlineData(new byte[] { 0x7b })] // groups in groups
    public void A_small_file_does_not_fill_the_memory(byte[] part)
    {
        byte[] inner = [.. Enumerable.Repeat(part, 1_000_000 / part.Length).SelectMany(bytes => bytes)];
        File.WriteAllBytes(FilePath, [0x3a, .. Varint(inner.Length), .. inner, 0x08, 8, 0x42, 2, 0x10, 16]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Refusal();
        Assert.InRange(Allocated(before), 0, 100_000_000);
    }

    private static IEnumerable<byte> Varint(int n)
    {
        for (; n > 127; n >>= 7)
        {
            yield return (byte)(n | 128);
        }

        yield return (byte)n;
    }

    private static long Allocated(long before) => GC.GetAllocatedBytesForCurrentThread() - before;

    private string Refusal()
    {
        var message = Assert.Throws<InvalidDataException>(() => Network.LoadOnnx(FilePath)).Message;
        Assert.StartsWith($"{FilePath} cannot be loaded: ", message);
        Assert.EndsWith(".", message);
        return message;
    }

    private bool IsWhatONNXRuntimeSees(Network network, Matrix<double> X)
    {
        try
        {
            using var session = new InferenceSession(FilePath);
            var input = new DenseTensor<double>(X.ToRowMajorArray(), [X.RowCount, X.ColumnCount]);
            using var results = session.Run([NamedOnnxValue.CreateFromTensor(session.InputNames[0], input)]);
            var theirs = results.Single().AsEnumerable<double>();
            return network
                .Predict(X)
                .ToRowMajorArray()
                .Zip(theirs)
                .All(pair =>
                    pair.First == pair.Second || Math.Abs(pair.First - pair.Second) < 1e-12 || double.IsNaN(pair.First)
                );
        }
        catch (OnnxRuntimeException)
        {
            return true;
        }
    }

    private void Save(ModelProto model)
    {
        using var stream = File.Create(FilePath);
        Serializer.Serialize(stream, model);
    }

    private static ValueInfoProto Declared(string name, int type, int columns) =>
        new()
        {
            Name = name,
            Type = new()
            {
                TensorType = new()
                {
                    ElemType = type,
                    Shape = new() { Dim = [new() { DimParam = "batch" }, new() { DimValue = columns }] },
                },
            },
        };

    private static void Attribute(ModelProto model, int node, AttributeProto attribute) =>
        model.Graph!.Node![node] = model.Graph.Node[node] with { Attribute = [attribute] };
}
