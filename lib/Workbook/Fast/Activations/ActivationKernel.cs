using System.Runtime.Intrinsics;

namespace Workbook;

/// <summary>An activation on a block of rows, in place: the same function as <see cref="Activation"/>, without matrices.</summary>
internal abstract unsafe class ActivationKernel
{
    /// <summary>The activation's own kernel, or, where an elementwise one has none, its formulas entry by entry.</summary>
    /// <exception cref="NotSupportedException">There is no way to compute this activation on blocks of rows.</exception>
    public static ActivationKernel For(Activation g) =>
        Vector512.IsHardwareAccelerated ? For<Vector512<double>, Lanes512>(g)
        : Vector256.IsHardwareAccelerated ? For<Vector256<double>, Lanes256>(g)
        : For<Vector128<double>, Lanes128>(g);

    private static ActivationKernel For<TVector, TLanes>(Activation g)
        where TVector : struct
        where TLanes : ILanes<TVector> =>
        g switch
        {
            IdentityActivation => new IdentityKernel(),
            LeakyReLUActivation leaky => new LeakyReLUKernel<TVector, TLanes>(leaky.Slope),
            SigmoidActivation => new SigmoidKernel<TVector, TLanes>(),
            TanhActivation => new TanhKernel(),
            SoftmaxActivation => new SoftmaxKernel<TVector, TLanes>(),
            ElementwiseActivation elementwise => new ElementwiseKernel(elementwise),
            _ => throw new NotSupportedException(
                $"The fast path does not know the activation {g}: give it a kernel in Fast/Activations, or train with TrainReadably."
            ),
        };

    /// <summary>Whether <see cref="Backward"/> looks at Z. Where it does not, A takes the memory of Z.</summary>
    public abstract bool NeedsZ { get; }

    /// <summary>A = g(Z), in place.</summary>
    /// <param name="a">Z, row after row; its length, rows · stride, is a multiple of the register width.</param>
    /// <param name="rows">Samples.</param>
    /// <param name="stride">From row to row.</param>
    /// <param name="columns">Units. What lies between them and the next row is padding and may become anything.</param>
    public abstract void Apply(double* a, nint rows, nint stride, int columns);

    /// <summary>dZ from dA, in place. The padding of d is 0 and must stay finite.</summary>
    /// <param name="z">Z if <see cref="NeedsZ"/>, else A.</param>
    /// <param name="a">A.</param>
    /// <param name="d">dA, becomes dZ.</param>
    /// <param name="rows">Samples.</param>
    /// <param name="stride">From row to row.</param>
    /// <param name="columns">Units.</param>
    public abstract void Backward(double* z, double* a, double* d, nint rows, nint stride, int columns);
}
