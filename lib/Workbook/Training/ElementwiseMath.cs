using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace Workbook;

/// <summary>The activations on blocks of rows in the fast path's memory, whose lengths are multiples of the register width.</summary>
internal static unsafe class ElementwiseMath
{
    /// <summary>A = g(Z), in place.</summary>
    public static void Apply(Activation g, double* a, nint rows, nint stride, int columns)
    {
        var all = new Span<double>(a, (int)(rows * stride));
        if (g is LeakyReLUActivation leaky)
            LeakyReLUMath.Apply(a, rows * stride, leaky.Slope);
        else if (g == Activation.Sigmoid)
            Sigmoid(a, all);
        else if (g == Activation.Tanh)
            TensorPrimitives.Tanh(all, all);
        else if (g == Activation.Softmax)
        {
            for (nint i = 0; i < rows; i++)
                Softmax(new Span<double>(a + i * stride, columns));
        }
    }

    /// <summary>dZ from dA, in place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Backward(Activation g, double* z, double* a, double* d, nint rows, nint stride, int columns)
    {
        nint count = rows * stride;
        if (g is LeakyReLUActivation leaky)
            LeakyReLUMath.Backward(z, d, count, leaky.Slope);
        else if (g == Activation.Sigmoid)
        {
            for (nint i = 0; i < count; i += Vector<double>.Count)
            {
                var s = Vector.Load(a + i);
                (Vector.Load(d + i) * (s * (Vector<double>.One - s))).Store(d + i);
            }
        }
        else if (g == Activation.Tanh)
        {
            for (nint i = 0; i < count; i += Vector<double>.Count)
            {
                var t = Vector.Load(a + i);
                (Vector.Load(d + i) * (Vector<double>.One - t * t)).Store(d + i);
            }
        }
        else if (g == Activation.Softmax)
        {
            for (nint i = 0; i < rows; i++)
                SoftmaxBackward(new Span<double>(a + i * stride, columns), new Span<double>(d + i * stride, columns));
        }
    }

    // TensorPrimitives.Sigmoid takes four times as long as these three passes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sigmoid(double* a, Span<double> all)
    {
        for (nint i = 0; i < all.Length; i += Vector<double>.Count)
            (-Vector.Load(a + i)).Store(a + i);
        TensorPrimitives.Exp(all, all);
        for (nint i = 0; i < all.Length; i += Vector<double>.Count)
            (Vector<double>.One / (Vector<double>.One + Vector.Load(a + i))).Store(a + i);
    }

    private static void Softmax(Span<double> row)
    {
        TensorPrimitives.Subtract(row, TensorPrimitives.Max<double>(row), row);
        TensorPrimitives.Exp(row, row);
        TensorPrimitives.Divide(row, TensorPrimitives.Sum<double>(row), row);
    }

    private static void SoftmaxBackward(Span<double> a, Span<double> d)
    {
        TensorPrimitives.Subtract(d, TensorPrimitives.Dot<double>(a, d), d);
        TensorPrimitives.Multiply(a, d, d);
    }
}
