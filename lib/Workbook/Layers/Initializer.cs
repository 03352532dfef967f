using MathNet.Numerics.LinearAlgebra;
using static System.FormattableString;

namespace Workbook;

/// <summary>Draws the first weights of a layer, inputs×outputs, row by row. Biases start at zero.</summary>
[TypeFormatterSource(typeof(RichDisplayFormatterSource), PreferredMimeTypes = [MimeTypes.Plain])]
public sealed class Initializer
{
    private readonly Func<int, int, NumPyRandom, Matrix<double>> _draw;

    private Initializer(string name, Func<int, int, NumPyRandom, Matrix<double>> draw) => (Name, _draw) = (name, draw);

    /// <summary>Uniform in ±√(6/(inputs + outputs)): Glorot and Bengio (2010), the default of Keras.</summary>
    public static Initializer Glorot { get; } =
        new(
            "Glorot",
            (inputs, outputs, random) =>
            {
                var limit = Math.Sqrt(6.0 / (inputs + outputs));
                return random.Uniform(-limit, limit, inputs, outputs);
            }
        );

    /// <summary>Normal with deviation √(2/inputs), made for ReLU: He et al. (2015).</summary>
    public static Initializer He { get; } =
        new("He", (inputs, outputs, random) => random.StandardNormal(inputs, outputs) * Math.Sqrt(2.0 / inputs));

    /// <summary>(2·rand − 1)/√inputs: the choice of Florez's XOR article.</summary>
    public static Initializer ScaledUniform { get; } =
        new(
            "scaled uniform",
            (inputs, outputs, random) => (2 * random.RandomSample(inputs, outputs) - 1) / Math.Sqrt(inputs)
        );

    /// <summary>Uniform from <paramref name="low"/> to <paramref name="high"/>: Warfield's article on surfaces takes −1 to 1.</summary>
    public static Initializer Uniform(double low, double high)
    {
        Require.Finite(low);
        Require.Finite(high);
        return new(
            Invariant($"uniform({low}, {high})"),
            (inputs, outputs, random) => random.Uniform(low, high, inputs, outputs)
        );
    }

    /// <summary>Normal with this standard deviation and mean 0.</summary>
    public static Initializer Normal(double deviation)
    {
        Require.NotNegative(deviation);
        return new(
            Invariant($"normal({deviation})"),
            (inputs, outputs, random) => random.StandardNormal(inputs, outputs) * deviation
        );
    }

    /// <summary>The name in the words of the field.</summary>
    public string Name { get; }

    /// <summary>Draws an inputs×outputs matrix.</summary>
    public Matrix<double> Draw(int inputs, int outputs, NumPyRandom random)
    {
        Require.AtLeast(inputs, 1);
        Require.AtLeast(outputs, 1);
        ArgumentNullException.ThrowIfNull(random);
        return _draw(inputs, outputs, random);
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
