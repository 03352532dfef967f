using MathNet.Numerics.LinearAlgebra;

namespace Workbook;

/// <summary>
/// Dense layers, one after the other. This is the readable path: it keeps every intermediate, in the notation of the
/// derivations. Layers are counted from 1.
/// </summary>
[TypeFormatterSource(typeof(RichDisplayFormatterSource), PreferredMimeTypes = [MimeTypes.Plain])]
public sealed class Network
{
    /// <summary>Joins layers.</summary>
    /// <exception cref="ArgumentException">There is no layer, or one takes another number of inputs than its predecessor has outputs.</exception>
    public Network(params DenseLayer[] layers)
    {
        ArgumentNullException.ThrowIfNull(layers);
        if (layers.Length == 0 || layers.Any(layer => layer is null))
        {
            throw new ArgumentException("layers must hold at least one layer.", nameof(layers));
        }

        for (var l = 1; l < layers.Length; l++)
        {
            if (layers[l].Inputs != layers[l - 1].Outputs)
            {
                throw new ArgumentException(
                    $"Layer {l} has {Require.Count(layers[l - 1].Outputs, "output")} and layer {l + 1} takes {Require.Count(layers[l].Inputs, "input")}: they must be equal.",
                    nameof(layers)
                );
            }
        }

        Layers = [.. layers];
    }

    /// <summary>A new network with random weights, drawn layer by layer, and biases 0.</summary>
    /// <param name="sizes">Numbers of units, input first: [2, 3, 2].</param>
    /// <param name="hidden">Activation of all layers but the last.</param>
    /// <param name="output">Activation of the last layer.</param>
    /// <param name="initializer">How weights are drawn.</param>
    /// <param name="random">Where they are drawn from.</param>
    /// <param name="biases">False for layers without biases.</param>
    public static Network Create(
        int[] sizes,
        Activation hidden,
        Activation output,
        Initializer initializer,
        NumPyRandom random,
        bool biases = true
    )
    {
        ArgumentNullException.ThrowIfNull(sizes);
        ArgumentNullException.ThrowIfNull(initializer);
        if (sizes.Length < 2 || sizes.Any(size => size < 1))
        {
            throw new ArgumentException(
                $"sizes is [{string.Join(", ", sizes)}]: give the inputs and at least one layer, each of at least 1 unit.",
                nameof(sizes)
            );
        }

        return new([
            .. Enumerable
                .Range(1, sizes.Length - 1)
                .Select(l => new DenseLayer(
                    initializer.Draw(sizes[l - 1], sizes[l], random),
                    biases ? Vector<double>.Build.Dense(sizes[l]) : null,
                    l < sizes.Length - 1 ? hidden : output
                )),
        ]);
    }

    /// <summary>The layers, first to last; <c>network[1]</c> is <c>network.Layers[0]</c>.</summary>
    public IReadOnlyList<DenseLayer> Layers { get; }

    /// <summary>Layer number <paramref name="layer"/>, counted from 1.</summary>
    public DenseLayer this[int layer] =>
        layer >= 1 && layer <= Layers.Count
            ? Layers[layer - 1]
            : throw new ArgumentOutOfRangeException(
                nameof(layer),
                layer,
                $"There is no layer {layer}: the layers are 1 to {Layers.Count}."
            );

    /// <summary>The number of inputs.</summary>
    public int Inputs => Layers[0].Inputs;

    /// <summary>The number of outputs.</summary>
    public int Outputs => Layers[^1].Outputs;

    /// <summary>The number of weights and biases.</summary>
    public int ParameterCount => Layers.Sum(layer => layer.ParameterCount);

    /// <summary>The outputs for the inputs X: N×inputs in, N×outputs out.</summary>
    public Matrix<double> Predict(Matrix<double> X) => Forward(X).Output;

    /// <summary>The forward pass, with every intermediate kept.</summary>
    /// <param name="X">Inputs, N×inputs.</param>
    /// <exception cref="ArgumentException">X has the wrong number of columns, or an entry is NaN or infinite.</exception>
    public ForwardPass Forward(Matrix<double> X)
    {
        Require.Columns(X, Inputs, "the network takes");
        Require.Finite(X);
        var Z = new Matrix<double>[Layers.Count];
        var A = new Matrix<double>[Layers.Count + 1];
        A[0] = X;
        for (var l = 0; l < Layers.Count; l++)
        {
            (Z[l], A[l + 1]) = Layers[l].Forward(A[l]);
        }

        return new(Z, A);
    }

    /// <summary>The backward pass: the gradient of loss + penalty with respect to everything, from the last layer to the first.</summary>
    /// <param name="forward">A forward pass of this network.</param>
    /// <param name="Y">Wanted outputs, N×outputs.</param>
    /// <param name="loss">The loss, which carries its own 1/N.</param>
    /// <param name="regularizer">The penalty on weights; none by default.</param>
    public BackwardPass Backward(ForwardPass forward, Matrix<double> Y, Loss loss, Regularizer? regularizer = null)
    {
        ArgumentNullException.ThrowIfNull(forward);
        ArgumentNullException.ThrowIfNull(loss);
        CheckWanted(forward, Y);
        regularizer ??= Regularizer.None;

        var last = Layers.Count;
        var dA = new Matrix<double>[last];
        var dZ = new Matrix<double>[last];
        var dW = new Matrix<double>[last];
        var db = new Vector<double>?[last];
        for (var l = last; l >= 1; l--)
        {
            var (Z, A) = (forward.Z[l], forward.A[l]);
            if (l == last)
            {
                dA[l - 1] = loss.Gradient(A, Y);
                dZ[l - 1] = loss.Gradient(Z, Y, this[l].Activation);
            }
            else
            {
                dA[l - 1] = dZ[l].TransposeAndMultiply(this[l + 1].W);
                dZ[l - 1] = this[l].Activation.Backward(Z, A, dA[l - 1]);
            }
            dW[l - 1] =
                forward.A[l - 1].TransposeThisAndMultiply(dZ[l - 1]) + regularizer.Gradient(this[l].W, Y.RowCount);
            db[l - 1] = this[l].b is null ? null : dZ[l - 1].ColumnSums();
        }
        return new(dA, dZ, dW, db);
    }

    /// <summary>The loss at this forward pass plus the penalty on all weights.</summary>
    public double TotalLoss(ForwardPass forward, Matrix<double> Y, Loss loss, Regularizer? regularizer = null)
    {
        ArgumentNullException.ThrowIfNull(forward);
        ArgumentNullException.ThrowIfNull(loss);
        CheckWanted(forward, Y);
        var penalty = regularizer is null ? 0 : Layers.Sum(layer => regularizer.Penalty(layer.W, Y.RowCount));
        return loss.Value(forward.Z[Layers.Count], Y, Layers[^1].Activation) + penalty;
    }

    /// <summary>The loss for the inputs X when Y is wanted, plus the penalty on all weights.</summary>
    public double TotalLoss(Matrix<double> X, Matrix<double> Y, Loss loss, Regularizer? regularizer = null) =>
        TotalLoss(Forward(X), Y, loss, regularizer);

    /// <summary>One step of plain gradient descent, W ← W − α dW and b ← b − α db. Matrices taken from the network before keep their values.</summary>
    /// <param name="gradient">A backward pass of this network.</param>
    /// <param name="learningRate">α, a finite number, not negative.</param>
    public void Step(BackwardPass gradient, double learningRate)
    {
        ArgumentNullException.ThrowIfNull(gradient);
        Require.NotNegative(learningRate);
        if (gradient.dW.Last != Layers.Count)
        {
            throw new ArgumentException(
                $"gradient is of a network with {Require.Count(gradient.dW.Last, "layer")}, this one has {Layers.Count}.",
                nameof(gradient)
            );
        }

        for (var l = 1; l <= Layers.Count; l++)
        {
            Require.SameShape(gradient.dW[l], this[l].W, $"gradient.dW[{l}]", $"W of layer {l}");
        }

        for (var l = 1; l <= Layers.Count; l++)
        {
            this[l].W -= learningRate * gradient.dW[l];
            if (gradient.db[l] is { } db && this[l].b is { } b)
            {
                this[l].b = b - learningRate * db;
            }
        }
    }

    /// <summary>A network with the same weights, independent of this one.</summary>
    public Network Clone() => new([.. Layers.Select(layer => layer.Clone())]);

    /// <summary>Writes the network to a JSON file, which <see cref="Load"/> reads back to the last bit and any language can read.</summary>
    /// <remarks>
    /// <code>
    /// {
    ///   "format": "workbook-network",
    ///   "version": 1,
    ///   "layers": [
    ///     { "activation": "leaky_relu", "slope": 0.01, "weights": [[0.1, 0.2, 0.3], [0.4, 0.5, 0.6]], "biases": [0, 0, 0] },
    ///     { "activation": "sigmoid", "weights": [[0.1], [0.2], [0.3]] }
    ///   ]
    /// }
    /// </code>
    /// Weights have one row for each input and one column for each unit. A layer without biases has no "biases"; "slope" is
    /// that of z ≤ 0, and only leaky_relu needs it. An activation of your own is kept by its name alone. A file of the same name is replaced only once the new one is complete.
    /// </remarks>
    /// <exception cref="InvalidOperationException">A weight or bias is NaN or infinite, or an activation has the name of another one.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path) => NetworkFile.Write(this, path);

    /// <summary>Reads a network that <see cref="Save"/> wrote.</summary>
    /// <param name="path">The file.</param>
    /// <param name="own">Activations that are not this library's, for layers that were saved with their names.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, incomplete, of a later version, or no network at all, or names an unknown activation.</exception>
    public static Network Load(string path, params Activation[] own) => NetworkFile.Read(path, own);

    /// <summary>
    /// Writes the network to an ONNX file, which ONNX Runtime, PyTorch's and many other programs open. Input "input" and output "output"
    /// are tensors [batch, columns] with a free number of rows, the samples.
    /// </summary>
    /// <param name="path">The file. One of the same name is replaced only once the new one is complete.</param>
    /// <param name="asFloat">
    /// True rounds weights and biases to single precision, for programs that compute in nothing else. By default the file
    /// is in double precision throughout, in which ONNX Runtime has all operators needed.
    /// </param>
    /// <remarks>
    /// The operators are those of version 16: Gemm or MatMul, then Relu, LeakyRelu, Sigmoid, Tanh, Softmax, or none for the identity. LeakyRelu
    /// has its slope in single precision; in a file in double precision, PRelu takes its place for slopes that would be rounded, such as 0.01.
    /// </remarks>
    /// <exception cref="NotSupportedException">An activation is not one of this library's.</exception>
    /// <exception cref="InvalidOperationException">A weight or bias is NaN or infinite.</exception>
    /// <exception cref="OverflowException">A weight or bias is too large for single precision.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void SaveOnnx(string path, bool asFloat = false) => OnnxFile.Write(this, path, asFloat);

    /// <summary>Reads a network of dense layers from an ONNX file, whichever program wrote it.</summary>
    /// <remarks>
    /// Supported is a chain from one input [batch, columns] to one output, in float or double: Gemm, or MatMul with or without Add, each followed by Relu,
    /// LeakyRelu, PRelu with one slope, Sigmoid, Tanh, Softmax or nothing; Identity anywhere; operators of versions 13 to 26. All else is refused by
    /// name. This library computes in double: of a file in float, its answers differ from other programs' in the seventh digit.
    /// </remarks>
    /// <exception cref="IOException">The file cannot be read; <see cref="FileNotFoundException"/> if there is none.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, or is no such network.</exception>
    public static Network LoadOnnx(string path) => OnnxFile.Read(path);

    /// <summary>"2-3-2, 12 parameters".</summary>
    public override string ToString() =>
        $"{Inputs}-{string.Join("-", Layers.Select(layer => layer.Outputs))}, {Require.Count(ParameterCount, "parameter")}";

    private void CheckWanted(ForwardPass forward, Matrix<double> Y)
    {
        ArgumentNullException.ThrowIfNull(Y);
        if (forward.Z.Last != Layers.Count || forward.Output.ColumnCount != Outputs)
        {
            throw new ArgumentException("forward is the forward pass of another network.", nameof(forward));
        }

        Require.Columns(Y, Outputs, "the network's outputs are");
        if (Y.RowCount != forward.Output.RowCount)
        {
            throw new ArgumentException(
                $"Y is {Y.Shape()} and X is {forward.A[0].Shape()}: both must have the same number of rows, one per sample.",
                nameof(Y)
            );
        }
    }
}
