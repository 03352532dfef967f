using MathNet.Numerics.LinearAlgebra;

namespace Workbook;

/// <summary>One operator of a chain: what it takes beside what the one before has computed.</summary>
internal sealed class OnnxStep
{
    private readonly NodeProto _node;
    private readonly string _where;
    private readonly List<OnnxTensor> _constants = [];

    /// <param name="node">The operator.</param>
    /// <param name="where">Its place and name, for messages.</param>
    /// <param name="current">The name of what the operator before has computed.</param>
    /// <param name="constants">The file's constants.</param>
    /// <param name="dataType">The type of the graph's numbers.</param>
    public OnnxStep(
        NodeProto node,
        string where,
        string current,
        IReadOnlyDictionary<string, TensorProto> constants,
        int dataType
    )
    {
        (_node, _where) = (node, where);
        var inputs = (node.Input ?? []).ToList();
        // A sum is the same in both orders.
        if (!inputs.Remove(current) || node.OpType != "Add" && node.Input![0] != current)
        {
            throw Refused($"does not take \"{current}\", which the operator before computes, as its first input");
        }

        foreach (var input in inputs.Where(input => input != ""))
        {
            _constants.Add(
                constants.TryGetValue(input, out var constant)
                    ? new(constant, dataType)
                    : throw Refused($"takes \"{input}\", which is no constant of the file")
            );
        }
    }

    /// <summary>Checks that the operator takes so many constants, and has no other attributes than these.</summary>
    public void Check(int fewest, int most, string[] attributes)
    {
        if (_constants.Count < fewest || _constants.Count > most)
        {
            throw Refused(
                $"takes {Require.Count(_constants.Count, "constant")} instead of {fewest}{(most > fewest ? $" or {most}" : "")}"
            );
        }

        var other = (_node.Attribute ?? []).Find(attribute => !attributes.Contains(attribute.Name));
        if (other is not null)
        {
            throw Refused($"has the attribute \"{other.Name}\"");
        }
    }

    /// <summary>The weights of a MatMul.</summary>
    public Matrix<double> Weights() => _constants[0].Matrix();

    /// <summary>The weights and biases of a Gemm, alpha·A·W + beta·b.</summary>
    public (Matrix<double> Weights, Vector<double>? Biases) Gemm()
    {
        if (Whole("transA", 0) != 0)
        {
            throw Refused("has transA set; samples must be rows");
        }

        var weights = Whole("transB", 0) == 0 ? Weights() : Weights().Transpose();
        var biases = _constants.Count > 1 ? Number("beta", 1) * _constants[1].Row(weights.ColumnCount) : null;
        weights *= Number("alpha", 1);
        return weights.ForAll(double.IsFinite) && biases?.ForAll(double.IsFinite) != false
            ? (weights, biases)
            : throw Refused("scales its weights or biases beyond all numbers");
    }

    /// <summary>What an Add adds to so many columns.</summary>
    public Vector<double> Biases(int columns) => _constants[0].Row(columns);

    /// <summary>The function that the operator is.</summary>
    public Activation Activation()
    {
        switch (_node.OpType)
        {
            case "Relu":
                return Workbook.Activation.ReLU;
            case "LeakyRelu":
                return Workbook.Activation.LeakyReLU(Number("alpha", 0.01f));
            case "PRelu":
                return Workbook.Activation.LeakyReLU(_constants[0].Number());
            case "Sigmoid":
                return Workbook.Activation.Sigmoid;
            case "Tanh":
                return Workbook.Activation.Tanh;
            case "Softmax" when Whole("axis", -1) is 1 or -1:
                return Workbook.Activation.Softmax;
            default:
                throw Refused("runs along columns; a Softmax must run along rows, axis 1 or −1");
        }
    }

    /// <summary>The error that says where the operator stands and what is wrong with it.</summary>
    public InvalidDataException Refused(string why) => new($"{_where} {why}.");

    private long Whole(string name, long otherwise) => Attribute(name, AttributeProto.IntType)?.I ?? otherwise;

    private double Number(string name, float otherwise)
    {
        var number = Attribute(name, AttributeProto.FloatType)?.F ?? otherwise;
        return float.IsFinite(number) ? number : throw Refused($"has {number} for \"{name}\"");
    }

    private AttributeProto? Attribute(string name, int type)
    {
        var found = (_node.Attribute ?? []).FindAll(attribute => attribute.Name == name);
        return found switch
        {
            [] => null,
            [var attribute] when attribute.Type == type => attribute,
            _ => throw Refused($"has the attribute \"{name}\" twice or of another type"),
        };
    }
}
