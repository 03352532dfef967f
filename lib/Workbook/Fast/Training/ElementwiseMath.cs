using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Workbook;

/// <summary>The activations on blocks of rows in the fast path's memory, in the widest registers, of which the lengths are multiples.</summary>
internal static unsafe class ElementwiseMath
{
    /// <summary>A = g(Z), in place.</summary>
    public static void Apply(Activation g, double* a, nint rows, nint stride, int columns)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Apply<Vector512<double>, Lanes512>(g, a, rows, stride, columns);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Apply<Vector256<double>, Lanes256>(g, a, rows, stride, columns);
        }
        else
        {
            Apply<Vector128<double>, Lanes128>(g, a, rows, stride, columns);
        }
    }

    /// <summary>dZ from dA, in place.</summary>
    public static void Backward(Activation g, double* z, double* a, double* d, nint rows, nint stride, int columns)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Backward<Vector512<double>, Lanes512>(g, z, a, d, rows, stride, columns);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Backward<Vector256<double>, Lanes256>(g, z, a, d, rows, stride, columns);
        }
        else
        {
            Backward<Vector128<double>, Lanes128>(g, z, a, d, rows, stride, columns);
        }
    }

    private static void Apply<TVector, TLanes>(Activation g, double* a, nint rows, nint stride, int columns)
        where TVector : struct
        where TLanes : ILanes<TVector>
    {
        var count = rows * stride;
        if (g is LeakyReLUActivation leaky)
        {
            ActivationLoops<TVector, TLanes>.LeakyReLU(a, count, leaky.Slope);
        }
        else if (g == Activation.Sigmoid)
        {
            ActivationLoops<TVector, TLanes>.Sigmoid(a, count);
        }
        else if (g == Activation.Tanh)
        {
            TensorPrimitives.Tanh(new ReadOnlySpan<double>(a, (int)count), new Span<double>(a, (int)count));
        }
        else if (g == Activation.Softmax)
        {
            for (nint i = 0; i < rows; i++)
            {
                Softmax(new Span<double>(a + i * stride, columns));
            }
        }
    }

    private static void Backward<TVector, TLanes>(
        Activation g,
        double* z,
        double* a,
        double* d,
        nint rows,
        nint stride,
        int columns
    )
        where TVector : struct
        where TLanes : ILanes<TVector>
    {
        var count = rows * stride;
        if (g is LeakyReLUActivation leaky)
        {
            ActivationLoops<TVector, TLanes>.LeakyReLUBackward(z, d, count, leaky.Slope);
        }
        else if (g == Activation.Sigmoid)
        {
            ActivationLoops<TVector, TLanes>.SigmoidBackward(a, d, count);
        }
        else if (g == Activation.Tanh)
        {
            TanhBackward(a, d, count);
        }
        else if (g == Activation.Softmax)
        {
            for (nint i = 0; i < rows; i++)
            {
                SoftmaxBackward(new Span<double>(a + i * stride, columns), new Span<double>(d + i * stride, columns));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TanhBackward(double* a, double* d, nint count)
    {
        for (nint i = 0; i < count; i += Vector<double>.Count)
        {
            var t = Vector.Load(a + i);
            (Vector.Load(d + i) * (Vector<double>.One - t * t)).Store(d + i);
        }
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
