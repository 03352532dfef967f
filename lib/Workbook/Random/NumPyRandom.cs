using MathNet.Numerics.LinearAlgebra;

namespace Workbook;

/// <summary>
/// NumPy's legacy generator, <c>numpy.random.RandomState</c>, bit for bit: the articles' numbers come from it.
/// Matrices are filled row by row, as NumPy fills them.
/// </summary>
/// <param name="seed">Any 32-bit number, as in <c>numpy.random.seed(seed)</c>.</param>
/// <remarks>
/// NumPy froze this stream in version 1.17 (NEP 19), so it will not change. Normal numbers pass through the logarithm
/// of the system's C library, which may round the last bit otherwise on another operating system.
/// </remarks>
public sealed class NumPyRandom(uint seed)
{
    private readonly MersenneTwister _bits = new(seed);
    private double? _secondNormal;

    /// <summary>A number from [0, 1) with 53 random bits: <c>random_sample()</c>, also called <c>rand()</c>.</summary>
    public double RandomSample()
    {
        var high = _bits.NextUInt32() >> 5;
        var low = _bits.NextUInt32() >> 6;
        return (high * 67108864.0 + low) / 9007199254740992.0;
    }

    /// <summary>A vector of numbers from [0, 1).</summary>
    public Vector<double> RandomSample(int count) => Fill(count, RandomSample);

    /// <summary>A matrix of numbers from [0, 1).</summary>
    public Matrix<double> RandomSample(int rows, int columns) => Fill(rows, columns, RandomSample);

    /// <summary>A number from [<paramref name="low"/>, <paramref name="high"/>): <c>uniform(low, high)</c>.</summary>
    public double Uniform(double low, double high)
    {
        Require.Finite(low);
        Require.Finite(high - low, nameof(high));
        return low + (high - low) * RandomSample();
    }

    /// <summary>A vector of numbers from [<paramref name="low"/>, <paramref name="high"/>).</summary>
    public Vector<double> Uniform(double low, double high, int count) => Fill(count, () => Uniform(low, high));

    /// <summary>A matrix of numbers from [<paramref name="low"/>, <paramref name="high"/>).</summary>
    public Matrix<double> Uniform(double low, double high, int rows, int columns) =>
        Fill(rows, columns, () => Uniform(low, high));

    /// <summary>A number from the normal distribution with mean 0 and deviation 1: <c>randn()</c>.</summary>
    /// <remarks>Marsaglia's polar method makes two at a time; the second is kept for the next call.</remarks>
    public double StandardNormal()
    {
        if (_secondNormal is double kept)
        {
            _secondNormal = null;
            return kept;
        }
        double x1,
            x2,
            squaredRadius;
        do
        {
            x1 = 2.0 * RandomSample() - 1.0;
            x2 = 2.0 * RandomSample() - 1.0;
            squaredRadius = x1 * x1 + x2 * x2;
        } while (squaredRadius >= 1.0 || squaredRadius == 0.0);
        var scale = Math.Sqrt(-2.0 * Math.Log(squaredRadius) / squaredRadius);
        _secondNormal = scale * x1;
        return scale * x2;
    }

    /// <summary>A vector of standard normal numbers: <c>randn(count)</c>.</summary>
    public Vector<double> StandardNormal(int count) => Fill(count, StandardNormal);

    /// <summary>A matrix of standard normal numbers: <c>randn(rows, columns)</c>.</summary>
    public Matrix<double> StandardNormal(int rows, int columns) => Fill(rows, columns, StandardNormal);

    /// <summary>A whole number from <paramref name="low"/> to <paramref name="high"/> − 1: <c>randint(low, high)</c>.</summary>
    public long RandInt(long low, long high)
    {
        if (high <= low)
        {
            throw new ArgumentOutOfRangeException(
                nameof(high),
                high,
                $"high is {high}: it must be greater than low, which is {low}."
            );
        }

        return low + (long)UpTo((ulong)(high - 1) - (ulong)low);
    }

    /// <summary><paramref name="count"/> whole numbers from <paramref name="low"/> to <paramref name="high"/> − 1.</summary>
    public long[] RandInt(long low, long high, int count)
    {
        Require.AtLeast(count, 0);
        return [.. Enumerable.Range(0, count).Select(_ => RandInt(low, high))];
    }

    /// <summary>The numbers 0 to <paramref name="count"/> − 1 in random order: <c>permutation(count)</c>.</summary>
    public int[] Permutation(int count)
    {
        Require.AtLeast(count, 0);
        int[] order = [.. Enumerable.Range(0, count)];
        Shuffle(order);
        return order;
    }

    /// <summary>Puts the items into random order, in place: <c>shuffle(items)</c>.</summary>
    public void Shuffle<T>(IList<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        for (var i = items.Count - 1; i > 0; i--)
        {
            var j = (int)UpTo((ulong)i);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    // A number from 0 to max: draws just enough bits for max, and draws again while the result is too large.
    private ulong UpTo(ulong max)
    {
        if (max == 0)
        {
            return 0;
        }

        var mask = ulong.MaxValue >> System.Numerics.BitOperations.LeadingZeroCount(max);
        while (true)
        {
            var value = mask & (max <= uint.MaxValue ? _bits.NextUInt32() : _bits.NextUInt64());
            if (value <= max)
            {
                return value;
            }
        }
    }

    private static Vector<double> Fill(int count, Func<double> draw)
    {
        Require.AtLeast(count, 1);
        return Fill(1, count, draw).Row(0);
    }

    // One after the other: MathNet's own Dense(rows, columns, init) may call init on several threads.
    private static Matrix<double> Fill(int rows, int columns, Func<double> draw)
    {
        Require.AtLeast(rows, 1);
        Require.AtLeast(columns, 1);
        var A = Matrix<double>.Build.Dense(rows, columns);
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                A[i, j] = draw();
            }
        }

        return A;
    }
}
