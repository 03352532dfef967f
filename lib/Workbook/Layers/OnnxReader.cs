using MathNet.Numerics.LinearAlgebra;

namespace Workbook;

/// <summary>
/// A network from an ONNX graph that is a chain: each operator takes what the one before has computed, and constants. Whatever else a
/// graph may hold is refused, so that no network comes out which computes something else than the file says.
/// </summary>
internal sealed class OnnxReader
{
    private const int OldestOpset = 13;
    private const int NewestOpset = 26;
    private const int NewestIrVersion = 13;

    /// <summary>The supported operators, each with the number of constants that it takes and the attributes that it may have.</summary>
    private static readonly Dictionary<string, (int Fewest, int Most, string[] Attributes)> Operators = new()
    {
        ["Gemm"] = (1, 2, ["alpha", "beta", "transA", "transB"]),
        ["MatMul"] = (1, 1, []),
        ["Add"] = (1, 1, []),
        ["Identity"] = (0, 0, []),
        ["Relu"] = (0, 0, []),
        ["LeakyRelu"] = (0, 0, ["alpha"]),
        ["PRelu"] = (1, 1, []),
        ["Sigmoid"] = (0, 0, []),
        ["Tanh"] = (0, 0, []),
        ["Softmax"] = (0, 0, ["axis"]),
    };

    private readonly GraphProto _graph;
    private readonly Dictionary<string, TensorProto> _constants = [];
    private readonly HashSet<string> _names = [];
    private readonly List<DenseLayer> _layers = [];
    private int _dataType;

    // Of the layer whose activation has not been met yet.
    private Matrix<double>? _weights;
    private Vector<double>? _biases;

    private OnnxReader(GraphProto graph) => _graph = graph;

    /// <exception cref="InvalidDataException">The model holds something else than a supported chain; the message continues "… cannot be loaded:".</exception>
    public static Network Network(ModelProto model)
    {
        if (model.Graph is null)
        {
            throw new InvalidDataException("it is no ONNX file: it holds no graph.");
        }

        CheckVersions(model);
        return new OnnxReader(model.Graph).Read();
    }

    private static void CheckVersions(ModelProto model)
    {
        if (model.IrVersion is < 1 or > NewestIrVersion)
        {
            throw new InvalidDataException(
                $"its file format has version {model.IrVersion}; supported are 1 to {NewestIrVersion}."
            );
        }

        var versions = (model.OpsetImport ?? [])
            .Where(opset => IsOnnx(opset.Domain))
            .Select(opset => opset.Version)
            .ToList();
        if (versions is not [>= OldestOpset and <= NewestOpset])
        {
            throw new InvalidDataException(
                $"its operators have {(versions.Count == 0 ? "no version" : $"version {string.Join(" and ", versions)}")}; supported are {OldestOpset} to {NewestOpset}."
            );
        }
    }

    private Network Read()
    {
        foreach (var tensor in _graph.Initializer ?? [])
        {
            Name(tensor.Name, "a constant");
            _constants[tensor.Name!] = tensor;
        }

        var inputs = (_graph.Input ?? []).Where(input => !_constants.ContainsKey(input.Name ?? "")).ToList();
        var outputs = _graph.Output ?? [];
        if (inputs is not [var input] || outputs is not [var output])
        {
            throw new InvalidDataException(
                $"it has {Require.Count(inputs.Count, "input")} and {Require.Count(outputs.Count, "output")}; supported is one of each."
            );
        }

        _dataType = input.Type?.TensorType?.ElemType ?? 0;
        if (_dataType is not (TensorProto.FloatType or TensorProto.DoubleType))
        {
            throw new InvalidDataException(
                $"its input is of type {_dataType}; supported are tensors of type {TensorProto.FloatType} (float) and {TensorProto.DoubleType} (double)."
            );
        }

        var current = Name(input.Name, "the input");
        foreach (var (index, node) in (_graph.Node ?? []).Index())
        {
            current = Follow(
                node,
                $"node {index + 1} ({node.OpType}{(node.Name is null ? "" : " ")}{node.Name})",
                current
            );
        }

        Close(Activation.Identity);
        if (current != output.Name || _layers.Count == 0)
        {
            throw new InvalidDataException(
                $"its output is \"{output.Name}\" and its {Require.Count(_layers.Count, "layer")} compute \"{current}\"; the last of at least one layer must compute the output."
            );
        }

        var network = new Network([.. _layers]);
        CheckType(input, network.Inputs);
        CheckType(output, network.Outputs);
        return network;
    }

    /// <summary>Takes an operator into the network; returns the name of what it computes.</summary>
    private string Follow(NodeProto node, string where, string current)
    {
        if (!IsOnnx(node.Domain) || !Operators.TryGetValue(node.OpType ?? "", out var rule))
        {
            throw new InvalidDataException(
                $"{where} is an operator{(IsOnnx(node.Domain) ? "" : $" of {node.Domain}")} that is not supported; supported are {string.Join(", ", Operators.Keys)}."
            );
        }

        var step = new OnnxStep(node, where, current, _constants, _dataType);
        step.Check(rule.Fewest, rule.Most, rule.Attributes);
        switch (node.OpType)
        {
            case "Gemm":
                Open(step, step.Gemm());
                break;
            case "MatMul":
                Open(step, (step.Weights(), null));
                break;
            case "Add" when _weights is not null && _biases is null:
                _biases = step.Biases(_weights.ColumnCount);
                break;
            case "Identity":
                break;
            case not "Add" when _weights is not null:
                Close(step.Activation());
                break;
            default:
                throw step.Refused("does not follow a product with weights, of which a layer is made");
        }

        return Name(node.Output is [var output] ? output : null, where);
    }

    private void Open(OnnxStep step, (Matrix<double> Weights, Vector<double>? Biases) layer)
    {
        Close(Activation.Identity);
        if (_layers.Count > 0 && _layers[^1].Outputs != layer.Weights.RowCount)
        {
            throw step.Refused(
                $"has weights for {Require.Count(layer.Weights.RowCount, "input")}, and the layer before has {Require.Count(_layers[^1].Outputs, "output")}"
            );
        }

        (_weights, _biases) = layer;
    }

    /// <summary>Adds the layer whose weights have been read, if there is one.</summary>
    private void Close(Activation activation)
    {
        if (_weights is not null)
        {
            _layers.Add(new(_weights, _biases, activation));
        }

        (_weights, _biases) = (null, null);
    }

    private void CheckType(ValueInfoProto value, int columns)
    {
        if (
            value.Type?.TensorType is not { } type
            || type.ElemType != _dataType
            || type.Shape is { } shape && (shape.Dim is not [_, var width] || width.DimValue is { } n && n != columns)
        )
        {
            throw new InvalidDataException(
                $"\"{value.Name}\" is declared as something else than the rows of {Require.Count(columns, "number")} that its layers have there."
            );
        }
    }

    private string Name(string? name, string what) =>
        name is { Length: > 0 } && _names.Add(name)
            ? name
            : throw new InvalidDataException(
                $"{what} has the name \"{name}\"; each value needs one, and a name of its own."
            );

    private static bool IsOnnx(string? domain) => domain is null or "" or "ai.onnx";
}
