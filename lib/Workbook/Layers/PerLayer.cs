namespace Workbook;

/// <summary>One value for each layer, counted as in the formulas: the first layer is 1, and 0 is the input where it has a value.</summary>
public sealed class PerLayer<T>
{
    private readonly T[] _values;
    private readonly int _first;
    private readonly string _symbol;

    internal PerLayer(string symbol, T[] values, int first = 1) => (_symbol, _values, _first) = (symbol, values, first);

    /// <summary>The value of a layer.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such layer.</exception>
    public T this[int layer] =>
        layer >= _first && layer <= Last
            ? _values[layer - _first]
            : throw new ArgumentOutOfRangeException(
                nameof(layer),
                layer,
                $"{_symbol}[{layer}] does not exist: {_symbol} runs from {_first} to {Last}."
            );

    internal T[] ToArray() => _values;

    /// <summary>The number of the last layer.</summary>
    public int Last => _values.Length - 1 + _first;
}
