using System.Reflection;

namespace Workbook;

/// <summary>A network as an ONNX graph: for each layer a product and an activation, one after the other.</summary>
internal static class OnnxWriter
{
    // The first version in which ONNX Runtime has every operator used here in double precision, with the file format of its time.
    private const int Opset = 16;
    private const int IrVersion = 8;

    public static ModelProto Model(Network network, bool asFloat)
    {
        var graph = new GraphProto
        {
            Name = "network",
            Node = [],
            Initializer = [],
            Input = [Samples("input", network.Inputs, asFloat)],
            Output = [Samples("output", network.Outputs, asFloat)],
        };
        var current = "input";
        foreach (var (l, layer) in network.Layers.Index())
        {
            current = Add(graph, current, layer, l + 1, isLast: l + 1 == network.Layers.Count, asFloat);
        }

        return new()
        {
            IrVersion = IrVersion,
            ProducerName = "Workbook",
            ProducerVersion = typeof(Network)
                .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
                .InformationalVersion,
            Graph = graph,
            OpsetImport = [new() { Domain = "", Version = Opset }],
        };
    }

    /// <summary>Adds a layer to the graph; returns the name of its output.</summary>
    private static string Add(GraphProto graph, string current, DenseLayer layer, int number, bool isLast, bool asFloat)
    {
        NetworkFile.RequireFinite(layer, number);
        var activation = ActivationNode(layer.Activation, number, asFloat, out var slope);
        var (Z, A) = (isLast && activation is null ? "output" : $"Z{number}", isLast ? "output" : $"A{number}");
        var weights = Tensor($"W{number}", [layer.Inputs, layer.Outputs], layer.W.ToRowMajorArray(), asFloat);
        var biases = layer.b is null ? null : Tensor($"b{number}", [layer.Outputs], layer.b.ToArray(), asFloat);
        TensorProto?[] constants = [weights, biases, slope];
        graph.Initializer!.AddRange(constants.OfType<TensorProto>());
        graph.Node!.Add(
            new()
            {
                Name = $"layer{number}",
                OpType = biases is null ? "MatMul" : "Gemm",
                Input = [current, weights.Name!, .. biases is null ? [] : new[] { biases.Name! }],
                Output = [Z],
            }
        );
        if (activation is null)
        {
            return Z;
        }

        graph.Node.Add(
            activation with
            {
                Name = $"activation{number}",
                Input = [Z, .. slope is null ? [] : new[] { slope.Name! }],
                Output = [A],
            }
        );
        return A;
    }

    /// <summary>The operator of an activation; null for the identity, which needs none.</summary>
    /// <param name="slope">The constant that PRelu takes; null for other operators.</param>
    private static NodeProto? ActivationNode(Activation activation, int number, bool asFloat, out TensorProto? slope)
    {
        slope = null;
        switch (activation)
        {
            case IdentityActivation:
                return null;
            case SigmoidActivation:
                return new() { OpType = "Sigmoid" };
            case TanhActivation:
                return new() { OpType = "Tanh" };
            case SoftmaxActivation:
                return new() { OpType = "Softmax" };
            case LeakyReLUActivation { Slope: 0 }:
                return new() { OpType = "Relu" };
            // LeakyRelu has its slope in single precision, whatever it computes in.
            case LeakyReLUActivation leaky when asFloat || (float)leaky.Slope == leaky.Slope:
                return new()
                {
                    OpType = "LeakyRelu",
                    Attribute =
                    [
                        new()
                        {
                            Name = "alpha",
                            F = (float)leaky.Slope,
                            Type = AttributeProto.FloatType,
                        },
                    ],
                };
            case LeakyReLUActivation leaky:
                slope = Tensor($"slope{number}", [1], [leaky.Slope], asFloat);
                return new() { OpType = "PRelu" };
            default:
                throw new NotSupportedException(
                    $"Layer {number} has the activation {activation.Name}, which cannot be saved as ONNX: identity, sigmoid, tanh, relu, leaky_relu and softmax can."
                );
        }
    }

    private static ValueInfoProto Samples(string name, int columns, bool asFloat) =>
        new()
        {
            Name = name,
            Type = new()
            {
                TensorType = new()
                {
                    ElemType = DataType(asFloat),
                    Shape = new() { Dim = [new() { DimParam = "batch" }, new() { DimValue = columns }] },
                },
            },
        };

    private static TensorProto Tensor(string name, List<long> dims, double[] values, bool asFloat)
    {
        return new()
        {
            Name = name,
            Dims = dims,
            DataType = DataType(asFloat),
            RawData = asFloat ? LittleEndian.Singles(values) : LittleEndian.Doubles(values),
        };
    }

    private static int DataType(bool asFloat) => asFloat ? TensorProto.FloatType : TensorProto.DoubleType;
}
