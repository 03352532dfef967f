using MathNet.Numerics.Providers.LinearAlgebra;

namespace Workbook;

/// <summary>
/// The double-precision products of a MathNet provider, on the processor's vector registers and all cores.
/// <see cref="ProviderInstaller"/> completes it to a provider and makes it MathNet's own, so that every <c>A * B</c> goes through it.
/// </summary>
public abstract class SimdProducts
{
    /// <summary>C = A·B, all column by column as MathNet keeps them.</summary>
    /// <param name="x">A, rowsX × columnsX.</param>
    /// <param name="rowsX">Rows of A.</param>
    /// <param name="columnsX">Columns of A; must equal <paramref name="rowsY"/>.</param>
    /// <param name="y">B, rowsY × columnsY.</param>
    /// <param name="rowsY">Rows of B.</param>
    /// <param name="columnsY">Columns of B.</param>
    /// <param name="result">C, rowsX × columnsY; another array than A and B.</param>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public virtual void MatrixMultiply(
        double[] x,
        int rowsX,
        int columnsX,
        double[] y,
        int rowsY,
        int columnsY,
        double[] result
    ) =>
        MatrixMultiplyWithUpdate(
            Transpose.DontTranspose,
            Transpose.DontTranspose,
            1,
            x,
            rowsX,
            columnsX,
            y,
            rowsY,
            columnsY,
            0,
            result
        );

    /// <summary>C = α·op(A)·op(B) + β·C, where op transposes or not; shapes are those before transposing.</summary>
    /// <param name="transposeA">Whether A is taken transposed.</param>
    /// <param name="transposeB">Whether B is taken transposed.</param>
    /// <param name="alpha">α.</param>
    /// <param name="a">A, rowsA × columnsA.</param>
    /// <param name="rowsA">Rows of A.</param>
    /// <param name="columnsA">Columns of A.</param>
    /// <param name="b">B, rowsB × columnsB.</param>
    /// <param name="rowsB">Rows of B.</param>
    /// <param name="columnsB">Columns of B.</param>
    /// <param name="beta">β; with 0 the old C is not looked at.</param>
    /// <param name="c">C; another array than A and B.</param>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public virtual unsafe void MatrixMultiplyWithUpdate(
        Transpose transposeA,
        Transpose transposeB,
        double alpha,
        double[] a,
        int rowsA,
        int columnsA,
        double[] b,
        int rowsB,
        int columnsB,
        double beta,
        double[] c
    )
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        ArgumentNullException.ThrowIfNull(c);
        var (m, depth) = transposeA == Transpose.DontTranspose ? (rowsA, columnsA) : (columnsA, rowsA);
        var (depthB, n) = transposeB == Transpose.DontTranspose ? (rowsB, columnsB) : (columnsB, rowsB);
        if (depth != depthB)
        {
            throw new ArgumentException(
                $"The product of a {m}×{depth} and a {depthB}×{n} matrix does not exist: {depth} columns meet {depthB} rows."
            );
        }

        if (a.Length < rowsA * columnsA || b.Length < rowsB * columnsB || c.Length < m * n)
        {
            throw new ArgumentException(
                $"Arrays of {a.Length}, {b.Length} and {c.Length} numbers are too short for {rowsA}×{columnsA}, {rowsB}×{columnsB} and {m}×{n} matrices."
            );
        }

        if (beta != 0 && beta != 1)
        {
            ManagedLinearAlgebraProvider.Instance.ScaleArray(beta, c, c);
        }

        fixed (
            double* pa = a,
                pb = b,
                pc = c
        )
        {
            // What lies column by column is, read row by row, the transpose: compute Cᵀ = op(B)ᵀ·op(A)ᵀ.
            var left = new Operand(pb, rowsB, 1);
            var right = new Operand(pa, rowsA, 1);
            new MatrixProduct().Run(
                n,
                m,
                depth,
                alpha,
                transposeB == Transpose.DontTranspose ? left : left.Transposed,
                transposeA == Transpose.DontTranspose ? right : right.Transposed,
                new Operand(pc, m, 1),
                addToC: beta != 0
            );
        }
    }
}
