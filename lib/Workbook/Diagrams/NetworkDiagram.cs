using MathNet.Numerics.LinearAlgebra;

namespace Workbook;

/// <summary>
/// A network drawn as circles and lines. Units and layers count from 1, the inputs being layer 0; the weight from unit i of layer l − 1
/// to unit j of layer l is (l, i, j). Lines show their weight by colour (blue negative, vermilion positive) and width, and in words on hover.
/// </summary>
public sealed partial class NetworkDiagram
{
    private readonly int[] _sizes;
    private readonly Dictionary<int, Matrix<double>> _weights = [];
    private readonly Dictionary<int, double[]> _values = [];
    private readonly Dictionary<(int Layer, int Unit), string> _unitNames = [];
    private readonly Dictionary<(int Layer, int Unit), string> _notes = [];
    private readonly Dictionary<(int Layer, int From, int To), string> _weightNames = [];
    private readonly HashSet<(int Layer, int From, int To)> _path = [];

    /// <summary>A network without numbers yet.</summary>
    /// <param name="sizes">How many units each layer has, the inputs first.</param>
    /// <exception cref="ArgumentException">There are fewer than two layers, or a layer without units.</exception>
    public NetworkDiagram(params int[] sizes)
    {
        if (sizes.Length < 2 || sizes.Any(size => size < 1))
        {
            throw new ArgumentException(
                $"The layers have {string.Join(", ", sizes)} units: there must be at least two layers, each of at least one unit."
            );
        }

        this._sizes = sizes;
    }

    /// <summary>The weights of layer 1, 2, …: inputs × outputs.</summary>
    /// <exception cref="ArgumentException">A matrix does not fit the layers that it joins.</exception>
    public NetworkDiagram Weights(params Matrix<double>[] matrices)
    {
        for (var layer = 1; layer <= matrices.Length; layer++)
        {
            var matrix = matrices[layer - 1];
            if (layer >= _sizes.Length || matrix.RowCount != _sizes[layer - 1] || matrix.ColumnCount != _sizes[layer])
            {
                throw new ArgumentException(
                    $"W{layer} is {matrix.RowCount} × {matrix.ColumnCount}; the network {string.Join("-", _sizes)} takes "
                        + (
                            layer < _sizes.Length
                                ? $"{_sizes[layer - 1]} × {_sizes[layer]}."
                                : $"{_sizes.Length - 1} weight matrices."
                        )
                );
            }

            _weights[layer] = matrix;
        }
        return this;
    }

    /// <summary>What the units of a layer are called, such as "x₁", "x₂"; without this x, h and y with an index.</summary>
    public NetworkDiagram Units(int layer, params string[] names)
    {
        RequireUnit(layer, names.Length);
        for (var unit = 1; unit <= names.Length; unit++)
        {
            _unitNames[(layer, unit)] = names[unit - 1];
        }

        return this;
    }

    /// <summary>The numbers in the units of a layer, written below their names.</summary>
    public NetworkDiagram Values(int layer, IEnumerable<double> numbers)
    {
        _values[layer] = [.. numbers];
        RequireUnit(layer, _values[layer].Length);
        return this;
    }

    /// <summary>What the weights into a layer are called, written on their lines: first those into unit 1, in the order of their inputs, then those into unit 2…</summary>
    public NetworkDiagram WeightNames(int layer, params string[] names)
    {
        for (var k = 0; k < names.Length; k++)
        {
            var inputs = layer >= 1 && layer < _sizes.Length ? _sizes[layer - 1] : 1;
            WeightName(layer, k % inputs + 1, k / inputs + 1, names[k]);
        }
        return this;
    }

    /// <summary>Writes a text on one line.</summary>
    public NetworkDiagram WeightName(int layer, int from, int to, string name)
    {
        RequireLine((layer, from, to));
        _weightNames[(layer, from, to)] = name;
        return this;
    }

    /// <summary>Writes a text above a unit, such as the factor of the chain rule that it contributes.</summary>
    public NetworkDiagram Note(int layer, int unit, string text)
    {
        RequireUnit(layer, unit);
        _notes[(layer, unit)] = text;
        return this;
    }

    /// <summary>Lights up these lines and the units at their ends; everything else is dimmed.</summary>
    public NetworkDiagram Highlight(params (int Layer, int From, int To)[] lines)
    {
        foreach (var line in lines)
        {
            RequireLine(line);
        }

        _path.UnionWith(lines);
        return this;
    }

    private void RequireUnit(int layer, int unit)
    {
        if (layer < 0 || layer >= _sizes.Length || unit < 1 || unit > _sizes[layer])
        {
            throw new ArgumentException(
                $"There is no unit {unit} in layer {layer}: the layers, counted from 0, have {string.Join(", ", _sizes)} units, counted from 1."
            );
        }
    }

    private void RequireLine((int Layer, int From, int To) line)
    {
        if (line.Layer < 1)
        {
            throw new ArgumentException(
                $"No weights lead into layer {line.Layer}: the inputs are layer 0, so weights count from layer 1."
            );
        }

        RequireUnit(line.Layer - 1, line.From);
        RequireUnit(line.Layer, line.To);
    }
}
