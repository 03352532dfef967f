using FsCheck;
using FsCheck.Fluent;
using MathNet.Numerics.LinearAlgebra;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Workbook.Tests;

/// <summary>Networks as ONNX files, against ONNX Runtime. What damaged and foreign files give is in <see cref="BadOnnxTests"/>.</summary>
public sealed class OnnxTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("workbook-tests").FullName;

    private string FilePath => Path.Combine(_folder, "network.onnx");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void ONNX_Runtime_predicts_the_same_in_double_precision() =>
        Prop.ForAll(
                RandomCase.Arbitrary,
                c =>
                {
                    c.Network.SaveOnnx(FilePath);
                    return MatrixClose.To(1e-12).Equals(c.Network.Predict(c.X), Run<double>(c.X, x => x));
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void ONNX_Runtime_predicts_the_same_in_single_precision() =>
        Prop.ForAll(
                RandomCase.Arbitrary,
                c =>
                {
                    c.Network.SaveOnnx(FilePath, asFloat: true);
                    var (ours, theirs) = (Rounded(c.Network).Predict(Rounded(c.X)), Run(c.X, x => (float)x));
                    return (ours - theirs).Enumerate().Max(Math.Abs)
                        <= 1e-6 * Math.Max(1, LargestTerms(c.Network, c.X));
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void Networks_come_back_to_the_last_bit() =>
        Prop.ForAll(
                RandomCase.Arbitrary,
                c =>
                {
                    c.Network.SaveOnnx(FilePath);
                    var loaded = Network.LoadOnnx(FilePath);
                    return loaded.ToString() == c.Network.ToString()
                        && loaded.Layers.Zip(c.Network.Layers).All(pair => Equals(pair.First.b, pair.Second.b))
                        && loaded.Predict(c.X).Equals(c.Network.Predict(c.X));
                }
            )
            .Check(Config.QuickThrowOnFailure);

    [Fact]
    public void Files_in_single_precision_come_back_rounded() =>
        Prop.ForAll(
                RandomCase.Arbitrary,
                c =>
                {
                    c.Network.SaveOnnx(FilePath, asFloat: true);
                    return Network.LoadOnnx(FilePath).Predict(c.X).Equals(Rounded(c.Network).Predict(c.X));
                }
            )
            .Check(Config.QuickThrowOnFailure);

    [Fact]
    public void A_file_says_who_wrote_it_and_how_it_is_called()
    {
        Network
            .Create([3, 4, 2], Activation.ReLU, Activation.Softmax, Initializer.He, new NumPyRandom(0))
            .SaveOnnx(FilePath);
        using var session = new InferenceSession(FilePath);
        Assert.Equal("Workbook", session.ModelMetadata.ProducerName);
        var (input, output) = (Assert.Single(session.InputMetadata), Assert.Single(session.OutputMetadata));
        Assert.Equal(("input", "output"), (input.Key, output.Key));
        Assert.Equal([-1, 3], input.Value.Dimensions);
        Assert.Equal([-1, 2], output.Value.Dimensions);
        Assert.Equal("batch", input.Value.SymbolicDimensions[0]);
        Assert.Equal(typeof(double), input.Value.ElementType);
    }

    [Fact]
    public void An_activation_of_ones_own_is_refused_by_name()
    {
        var network = new Network(new DenseLayer(Matrices.Row(1), null, new Cube()));
        var message = Assert.Throws<NotSupportedException>(() => network.SaveOnnx(FilePath)).Message;
        Assert.StartsWith("Layer 1 has the activation cube", message);
        Assert.False(File.Exists(FilePath));
    }

    [Fact]
    public void Numbers_that_the_file_cannot_hold_are_refused()
    {
        var network = new Network(new DenseLayer(Matrices.Row(1e39), null, Activation.Identity));
        Assert.Contains(
            "1E+39",
            Assert.Throws<OverflowException>(() => network.SaveOnnx(FilePath, asFloat: true)).Message
        );
        network.Layers[0].W[0, 0] = double.NaN;
        Assert.Contains("layer 1", Assert.Throws<InvalidOperationException>(() => network.SaveOnnx(FilePath)).Message);
    }

    private static Network Rounded(Network network) =>
        new([
            .. network.Layers.Select(layer => new DenseLayer(
                Rounded(layer.W),
                layer.b?.Map(x => (double)(float)x),
                layer.Activation is LeakyReLUActivation { Slope: not 0 } leaky
                    ? Activation.LeakyReLU((float)leaky.Slope)
                    : layer.Activation
            )),
        ]);

    // Single precision keeps seven digits of the terms of a sum, not of what is left of them when they cancel. No activation here
    // is steeper than 1, so that no error grows by more than its layer's weights (Higham, Accuracy and Stability, chapter 3).
    private static double LargestTerms(Network network, Matrix<double> X) =>
        network
            .Layers.Aggregate(
                X.PointwiseAbs(),
                (A, layer) =>
                {
                    var Z = A * layer.W.PointwiseAbs();
                    return layer.b is null ? Z : Z.AddRow(layer.b.PointwiseAbs());
                }
            )
            .Enumerate()
            .Max();

    private static Matrix<double> Rounded(Matrix<double> A) => A.Map(x => (double)(float)x);

    private Matrix<double> Run<T>(Matrix<double> X, Func<double, T> to)
        where T : unmanaged
    {
        using var session = new InferenceSession(FilePath);
        var input = new DenseTensor<T>(X.ToRowMajorArray().Select(to).ToArray(), [X.RowCount, X.ColumnCount]);
        using var results = session.Run([NamedOnnxValue.CreateFromTensor("input", input)]);
        var output = results.Single().AsTensor<T>();
        return Matrix<double>.Build.Dense(
            output.Dimensions[0],
            output.Dimensions[1],
            (i, j) => Convert.ToDouble(output[i, j])
        );
    }

    private sealed class Cube() : ElementwiseActivation("cube", "z^3", "3z^2")
    {
        public override double Apply(double z) => z * z * z;

        public override double Derivative(double z, double a) => 3 * z * z;

        public override Value OnTape(Value z) => z * z * z;
    }
}
