using MathNet.Numerics.LinearAlgebra;
using static System.FormattableString;

namespace Workbook;

/// <summary>A constant of a graph: as many numbers as its shape asks for, in rows.</summary>
internal sealed class OnnxTensor
{
    private readonly string _name;
    private readonly List<long> _dims;
    private readonly double[] _values;

    /// <param name="tensor">What the file says.</param>
    /// <param name="dataType">The type that the graph's numbers have, float or double.</param>
    public OnnxTensor(TensorProto tensor, int dataType)
    {
        _name = $"the constant \"{tensor.Name}\"";
        _dims = tensor.Dims ?? [];
        if (tensor.DataLocation != 0)
        {
            throw new InvalidDataException(
                $"{_name} lies in another file; supported are files that hold all their constants."
            );
        }

        if (tensor.DataType != dataType)
        {
            throw new InvalidDataException(
                $"{_name} is of type {tensor.DataType} and the input of type {dataType}; both must be the same, 1 (float) or 11 (double)."
            );
        }

        _values = Numbers(tensor);
        if (
            _dims.Any(length => length < 1)
            || _dims.Aggregate((Int128)1, (n, length) => n > int.MaxValue ? n : n * length) != _values.Length
        )
        {
            throw new InvalidDataException(
                $"{_name} is of shape {Shape} and holds {Require.Count(_values.Length, "number")}."
            );
        }

        if (Array.Exists(_values, value => !double.IsFinite(value)))
        {
            throw new InvalidDataException($"{_name} holds NaN or infinity; all its numbers must be finite.");
        }
    }

    private string Shape => $"[{string.Join(", ", _dims)}]";

    /// <summary>The numbers as a matrix.</summary>
    public Matrix<double> Matrix() =>
        _dims is [var rows, var columns]
            ? Matrix<double>.Build.DenseOfRowMajor((int)rows, (int)columns, _values)
            : throw new InvalidDataException($"{_name} is of shape {Shape}; weights must have two dimensions.");

    /// <summary>The numbers as one row that is added to each row of a matrix: one for each column, or the same for all.</summary>
    public Vector<double> Row(int columns)
    {
        if (_dims.Count > 2 || _values.Length != 1 && (_values.Length != columns || _dims[^1] != columns))
        {
            throw new InvalidDataException(
                $"{_name} is of shape {Shape} and is added to {Require.Count(columns, "column")}; it must have one number for each."
            );
        }

        return _values.Length == columns
            ? Vector<double>.Build.DenseOfArray(_values)
            : Vector<double>.Build.Dense(columns, _values[0]);
    }

    /// <summary>The one number of which all the tensor's are copies.</summary>
    public double Number() =>
        Array.TrueForAll(_values, value => value == _values[0])
            ? _values[0]
            : throw new InvalidDataException(
                Invariant($"{_name} holds {_values[0]} and others; all must be the same.")
            );

    private static double[] Numbers(TensorProto tensor)
    {
        if (tensor.RawData is not { } bytes)
        {
            return tensor.DataType == TensorProto.FloatType
                ? [.. (tensor.FloatData ?? []).Select(value => (double)value)]
                : [.. tensor.DoubleData ?? []];
        }

        return tensor.DataType == TensorProto.FloatType ? LittleEndian.Singles(bytes) : LittleEndian.Doubles(bytes);
    }
}
