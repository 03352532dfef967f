namespace Workbook.Tests;

public class RegularizerTests
{
    private static readonly MathNet.Numerics.LinearAlgebra.Matrix<double> W = Matrices.FromRows([
        [1, -2],
        [0, 3],
    ]);

    [Fact]
    public void L2_is_half_the_mean_of_squares()
    {
        var ridge = Regularizer.L2(0.5);
        Assert.Equal(0.5 / (2 * 10) * (1 + 4 + 9), ridge.Penalty(W, samples: 10), 1e-15);
        Assert.Equal(
            Matrices.FromRows([
                [0.05, -0.1],
                [0, 0.15],
            ]),
            ridge.Gradient(W, samples: 10),
            MatrixClose.To(1e-15)
        );
    }

    [Fact]
    public void L1_is_the_mean_of_sizes()
    {
        var lasso = Regularizer.L1(0.5);
        Assert.Equal(0.5 / 10 * 6, lasso.Penalty(W, samples: 10), 1e-15);
        Assert.Equal(
            Matrices.FromRows([
                [0.05, -0.05],
                [0, 0.05],
            ]),
            lasso.Gradient(W, samples: 10),
            MatrixClose.To(1e-15)
        );
    }

    [Fact]
    public void A_weight_that_is_no_number_stays_visible() =>
        Assert.True(double.IsNaN(Regularizer.L1(1).Gradient(Matrices.Row(double.NaN), samples: 1)[0, 0]));

    [Theory]
    [InlineData(-1), InlineData(double.NaN), InlineData(double.PositiveInfinity)]
    public void The_strength_must_be_a_number_that_is_not_negative(double lambda)
    {
        Assert.Contains("lambda is", Assert.Throws<ArgumentOutOfRangeException>(() => Regularizer.L1(lambda)).Message);
        Assert.Contains("lambda is", Assert.Throws<ArgumentOutOfRangeException>(() => Regularizer.L2(lambda)).Message);
    }
}
