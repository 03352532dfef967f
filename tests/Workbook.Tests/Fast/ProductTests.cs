using FsCheck;
using FsCheck.Fluent;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Providers.LinearAlgebra;

namespace Workbook.Tests;

/// <summary>Products through MathNet, which must have taken our provider.</summary>
public class ProductTests
{
    private static readonly Config Hundred = Config.QuickThrowOnFailure.WithMaxTest(100);

    private static readonly Gen<(Matrix<double> A, Matrix<double> B)> Factors =
        from m in Size
        from depth in Size
        from n in Size
        from seed in Gen.Choose(0, int.MaxValue)
        let random = new NumPyRandom((uint)seed)
        select (random.StandardNormal(m, depth), random.StandardNormal(depth, n));

    // Around the edges of tiles (6 × 8), panels (32) and blocks (240 rows, 256 deep), and of one row or column.
    private static Gen<int> Size =>
        Gen.OneOf(Gen.Choose(1, 40), Gen.Elements(1, 6, 8, 32, 64, 100, 239, 240, 256, 257, 330));

    [Fact]
    public void The_provider_is_installed_and_hands_on_what_it_does_not_replace()
    {
        Assert.IsAssignableFrom<SimdProducts>(LinearAlgebraControl.Provider);
        var A = Matrices.FromRows([
            [4, 7],
            [2, 6],
        ]);
        Assert.Equal(
            Matrices.FromRows([
                [0.6, -0.7],
                [-0.2, 0.4],
            ]),
            A.Inverse(),
            MatrixClose.To(1e-15)
        );
        Assert.Equal(10, A.Determinant(), 1e-14);
    }

    /// <summary>Each entry is one chain of fused multiply-adds in the order of the depth, so that even the last bit can be told.</summary>
    [Fact]
    public void Every_entry_is_the_chain_of_multiply_adds() =>
        Prop.ForAll(
                Arb.From(Factors),
                factors =>
                {
                    var (A, B) = factors;
                    var expected = Chain(A, B);
                    return Same(expected, A * B)
                        .And(Same(expected, A.Transpose().TransposeThisAndMultiply(B)))
                        .And(Same(expected, A.TransposeAndMultiply(B.Transpose())));
                }
            )
            .Check(Hundred);

    /// <summary>More rows (1024) and columns (512) than are copied at once.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Large_matrices_are_the_same_chains(int threads)
    {
        var random = new NumPyRandom(3);
        var (A, B) = (random.StandardNormal(600, 20), random.StandardNormal(20, 1030));
        var before = Workers.Count;
        try
        {
            Workers.Count = threads;
            var expected = Chain(A, B);
            Assert.True(IsSame(expected, A * B));
            Assert.True(IsSame(expected, A.TransposeAndMultiply(B.Transpose())));
        }
        finally
        {
            Workers.Count = before;
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_number_of_threads_changes_no_bit(int threads)
    {
        var random = new NumPyRandom(1);
        var (A, B, tall, thin) = (
            random.StandardNormal(257, 311),
            random.StandardNormal(311, 190),
            random.StandardNormal(5000, 9),
            random.StandardNormal(9, 20)
        );
        var (square, slim) = (A * B, tall * thin);
        var before = Workers.Count;
        try
        {
            Workers.Count = threads;
            Assert.Equal(square, A * B);
            Assert.Equal(slim, tall * thin);
        }
        finally
        {
            Workers.Count = before;
        }
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 1)]
    [InlineData(-2, 0)]
    [InlineData(0.5, 3)]
    public void The_update_scales_both_terms(double alpha, double beta)
    {
        var random = new NumPyRandom(2);
        var (A, B, C) = (random.StandardNormal(40, 70), random.StandardNormal(33, 40), random.StandardNormal(70, 33));
        var expected = Chain(A.Transpose(), B.Transpose()) * alpha + C * beta;
        var c = (double[])C.AsColumnMajorArray().Clone();
        LinearAlgebraControl.Provider.MatrixMultiplyWithUpdate(
            Transpose.Transpose,
            Transpose.Transpose,
            alpha,
            A.AsColumnMajorArray(),
            40,
            70,
            B.AsColumnMajorArray(),
            33,
            40,
            beta,
            c
        );
        Assert.Equal(expected, Matrix<double>.Build.Dense(70, 33, c), MatrixClose.To(1e-13));
    }

    [Fact]
    public void What_the_result_held_before_does_not_count()
    {
        var C = Matrix<double>.Build.Dense(2, 2, double.NaN);
        Matrices
            .FromRows([
                [1, 2],
                [3, 4],
            ])
            .Multiply(
                Matrices.FromRows([
                    [5, 6],
                    [7, 8],
                ]),
                C
            );
        Assert.Equal(
            Matrices.FromRows([
                [19, 22],
                [43, 50],
            ]),
            C
        );
    }

    [Fact]
    public void NaN_and_infinity_go_through()
    {
        var product =
            Matrices.FromRows([
                [double.NaN, 1],
                [double.PositiveInfinity, 1],
            ])
            * Matrices.FromRows([
                [1, 0],
                [0, 1],
            ]);
        Assert.True(double.IsNaN(product[0, 0]));
        Assert.Equal(double.PositiveInfinity, product[1, 0]);
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_named()
    {
        var provider = LinearAlgebraControl.Provider;
        var error = Assert.Throws<ArgumentException>(() =>
            provider.MatrixMultiply(new double[6], 2, 3, new double[8], 4, 2, new double[4])
        );
        Assert.Contains("2×3 and a 4×2", error.Message);
        error = Assert.Throws<ArgumentException>(() =>
            provider.MatrixMultiply(new double[5], 2, 3, new double[6], 3, 2, new double[4])
        );
        Assert.Contains("5, 6 and 4 numbers", error.Message);
    }

    private static Matrix<double> Chain(Matrix<double> A, Matrix<double> B) =>
        Matrix<double>.Build.Dense(
            A.RowCount,
            B.ColumnCount,
            (i, j) =>
            {
                double sum = 0;
                for (var p = 0; p < A.ColumnCount; p++)
                {
                    sum = Math.FusedMultiplyAdd(A[i, p], B[p, j], sum);
                }

                return sum;
            }
        );

    private static Property Same(Matrix<double> expected, Matrix<double> actual) =>
        IsSame(expected, actual).ToProperty();

    // Processors without fused multiply-add round twice in each link of the chain.
    private static bool IsSame(Matrix<double> expected, Matrix<double> actual) =>
        System.Runtime.Intrinsics.X86.Fma.IsSupported || System.Runtime.Intrinsics.Arm.AdvSimd.IsSupported
            ? expected.Equals(actual)
            : MatrixClose.To(1e-12).Equals(expected, actual);
}
