using static System.FormattableString;

namespace Workbook;

/// <summary>A number on a <see cref="Tape"/>: it remembers what it was computed from, so that gradients can flow back.</summary>
[TypeFormatterSource(typeof(RichDisplayFormatterSource), PreferredMimeTypes = [MimeTypes.Plain])]
public sealed class Value
{
    private readonly Tape _tape;
    private readonly (Value Source, double LocalDerivative)[] _inputs;

    internal Value(Tape tape, double data, string name, params (Value, double)[] inputs)
    {
        (_tape, Data, Name, _inputs) = (tape, data, name, inputs);
        tape.Record(this);
    }

    /// <summary>The number itself.</summary>
    public double Data { get; }

    /// <summary>∂y/∂this after <c>tape.Backward(y)</c>; 0 before.</summary>
    public double Gradient { get; internal set; }

    /// <summary>The name of a variable, or the operation that made this value.</summary>
    public string Name { get; }

    /// <summary>What this value was computed from, each with ∂this/∂source.</summary>
    public IReadOnlyList<(Value Source, double LocalDerivative)> Inputs => _inputs;

    /// <summary>The sum.</summary>
    public static Value operator +(Value a, Value b) => a.With(b, a.Data + b.Data, "+", 1, 1);

    /// <summary>The difference.</summary>
    public static Value operator -(Value a, Value b) => a.With(b, a.Data - b.Data, "-", 1, -1);

    /// <summary>The product.</summary>
    public static Value operator *(Value a, Value b) => a.With(b, a.Data * b.Data, "*", b.Data, a.Data);

    /// <summary>The quotient.</summary>
    public static Value operator /(Value a, Value b) =>
        a.With(b, a.Data / b.Data, "/", 1 / b.Data, -(a.Data / b.Data) / b.Data);

    /// <summary>The negative.</summary>
    public static Value operator -(Value a) => a.Of("neg", -a.Data, -1);

    /// <summary>A plain number in a formula is a constant on the same tape.</summary>
    public static Value operator +(Value a, double b) => a.Of("+", a.Data + b, 1);

    /// <summary>A constant plus a value.</summary>
    public static Value operator +(double a, Value b) => b + a;

    /// <summary>A value minus a constant.</summary>
    public static Value operator -(Value a, double b) => a.Of("-", a.Data - b, 1);

    /// <summary>A constant minus a value.</summary>
    public static Value operator -(double a, Value b) => b.Of("-", a - b.Data, -1);

    /// <summary>A value times a constant.</summary>
    public static Value operator *(Value a, double b) => a.Of("*", a.Data * b, b);

    /// <summary>A constant times a value.</summary>
    public static Value operator *(double a, Value b) => b * a;

    /// <summary>A value divided by a constant.</summary>
    public static Value operator /(Value a, double b) => a.Of("/", a.Data / b, 1 / b);

    /// <summary>A constant divided by a value.</summary>
    public static Value operator /(double a, Value b) => b.Of("/", a / b.Data, -(a / b.Data) / b.Data);

    /// <summary>e to the power of this.</summary>
    public Value Exp() => Of("exp", Math.Exp(Data), Math.Exp(Data));

    /// <summary>The natural logarithm.</summary>
    public Value Log() => Of("ln", Math.Log(Data), 1 / Data);

    /// <summary>This to a constant power. The power 0 is the constant 1, also at 0.</summary>
    public Value Pow(double power) =>
        Of(Invariant($"^{power}"), Math.Pow(Data, power), power == 0 ? 0 : power * Math.Pow(Data, power - 1));

    /// <summary>The sine.</summary>
    public Value Sin() => Of("sin", Math.Sin(Data), Math.Cos(Data));

    /// <summary>The cosine.</summary>
    public Value Cos() => Of("cos", Math.Cos(Data), -Math.Sin(Data));

    /// <summary>The absolute value; its derivative at 0 is taken as 0.</summary>
    public Value Abs() =>
        Of(
            "abs",
            Math.Abs(Data),
            Data > 0 ? 1
                : Data < 0 ? -1
                : 0
        );

    /// <summary>The hyperbolic tangent.</summary>
    public Value Tanh() => Of("tanh", Math.Tanh(Data), 1 - Math.Pow(Math.Tanh(Data), 2));

    /// <summary>σ of this.</summary>
    public Value Sigmoid()
    {
        var a = 1 / (1 + Math.Exp(-Data));
        return Of("σ", a, a * (1 - a));
    }

    /// <summary>ln(1 + e to the power of this), whose derivative is σ.</summary>
    public Value Softplus() =>
        Of(
            "softplus",
            Math.Max(Data, 0) + MathNet.Numerics.SpecialFunctions.Log1p(Math.Exp(-Math.Abs(Data))),
            1 / (1 + Math.Exp(-Data))
        );

    /// <summary>ln Σ e^z. The largest z is taken out of the sum, so that nothing overflows.</summary>
    /// <exception cref="ArgumentException">There is no z.</exception>
    public static Value LogSumExp(params Value[] z)
    {
        RequireSome(z);
        var largest = z.Max(entry => entry.Data);
        return z.Select(entry => (entry - largest).Exp()).Aggregate((a, b) => a + b).Log() + largest;
    }

    /// <summary>e^z of each over their sum. The largest z is subtracted first, which changes no share and lets nothing overflow.</summary>
    /// <exception cref="ArgumentException">There is no z.</exception>
    public static Value[] Softmax(params Value[] z)
    {
        RequireSome(z);
        var largest = z.Max(entry => entry.Data);
        Value[] exponentials = [.. z.Select(entry => (entry - largest).Exp())];
        var sum = exponentials.Aggregate((a, b) => a + b);
        return [.. exponentials.Select(exponential => exponential / sum)];
    }

    /// <summary>max(0, this).</summary>
    public Value ReLU() => LeakyReLU(0);

    /// <summary>This where it is positive, slope times this otherwise.</summary>
    public Value LeakyReLU(double slope = 0.01) => Data > 0 ? Of("relu", Data, 1) : Of("relu", slope * Data, slope);

    /// <summary>"x = 2, gradient 4".</summary>
    public override string ToString() => Invariant($"{Name} = {Data}, gradient {Gradient}");

    private static void RequireSome(Value[] z)
    {
        ArgumentNullException.ThrowIfNull(z);
        if (z.Length == 0)
        {
            throw new ArgumentException("z is empty: give at least one value.", nameof(z));
        }
    }

    private Value Of(string name, double data, double derivative) => new(_tape, data, name, (this, derivative));

    private Value With(Value other, double data, string name, double derivative, double otherDerivative) =>
        ReferenceEquals(_tape, other._tape)
            ? new(_tape, data, name, (this, derivative), (other, otherDerivative))
            : throw new InvalidOperationException(
                $"{Name} and {other.Name} are on different tapes: make all variables of a formula on one tape."
            );
}
