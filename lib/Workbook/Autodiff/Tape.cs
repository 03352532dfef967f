namespace Workbook;

/// <summary>
/// Reverse-mode automatic differentiation: every operation is written on the tape as it happens; read
/// backwards, the tape is the chain rule.
/// </summary>
public sealed class Tape
{
    private readonly List<Value> _values = [];

    /// <summary>All values in the order in which they were computed.</summary>
    public IReadOnlyList<Value> Values => _values;

    /// <summary>A number that a formula depends on.</summary>
    public Value Variable(double data, string name = "") => new(this, data, name);

    /// <summary>Sets the gradient of every value on the tape to ∂<paramref name="y"/>/∂value.</summary>
    /// <exception cref="ArgumentException">y is on another tape.</exception>
    public void Backward(Value y)
    {
        ArgumentNullException.ThrowIfNull(y);
        if (!_values.Contains(y))
        {
            throw new ArgumentException($"{y.Name} is not on this tape.", nameof(y));
        }

        foreach (var value in _values)
        {
            value.Gradient = 0;
        }

        y.Gradient = 1;
        for (var i = _values.Count - 1; i >= 0; i--)
        {
            // Where nothing comes back, nothing goes on: at saturation 0 meets an infinite derivative, and their limit is 0.
            if (_values[i].Gradient == 0)
            {
                continue;
            }

            foreach (var (source, localDerivative) in _values[i].Inputs)
            {
                source.Gradient += _values[i].Gradient * localDerivative;
            }
        }
    }

    internal void Record(Value value) => _values.Add(value);
}
