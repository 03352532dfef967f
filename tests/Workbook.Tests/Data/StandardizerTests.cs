namespace Workbook.Tests;

public class StandardizerTests
{
    [Fact]
    public void Means_and_deviations_are_those_of_numpy()
    {
        var standardizer = Standardizer.Fit(
            Matrices.FromRows([
                [1, 5, 2.5],
                [2, 5, -1],
                [4, 5, 0.25],
            ])
        );
        Assert.Equal([2.3333333333333335, 5.0, 0.5833333333333334], standardizer.Mean);
        Assert.Equal(1.247219128924647, standardizer.Deviation[0], 1e-15);
        Assert.Equal(1.448178933081897, standardizer.Deviation[2], 1e-15);
    }

    [Fact]
    public void A_constant_column_becomes_zero_and_comes_back()
    {
        var X = Matrices.FromRows([
            [1, 5],
            [2, 5],
        ]);
        var standardizer = Standardizer.Fit(X);
        Assert.Equal(
            Matrices.FromRows([
                [-1, 0],
                [1, 0],
            ]),
            standardizer.Transform(X)
        );
        Assert.Equal(X, standardizer.Inverse(standardizer.Transform(X)));
    }

    [Theory]
    [InlineData(0.1, 10)]
    [InlineData(0.1, 3)]
    [InlineData(-14.62, 1000)]
    [InlineData(1e300, 1000)]
    [InlineData(1e-320, 7)]
    [InlineData(0.7, 1)]
    public void Any_constant_becomes_zero_and_comes_back_to_the_last_bit(double value, int count)
    {
        var X = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.Dense(count, 1, value);
        var standardizer = Standardizer.Fit(X);
        Assert.Equal(X * 0, standardizer.Transform(X));
        Assert.Equal(X, standardizer.Inverse(standardizer.Transform(X)));
        Assert.Equal(1, standardizer.Deviation[0]);
    }

    [Theory]
    [InlineData(1e-9)]
    [InlineData(1e-200)]
    [InlineData(1e307)]
    public void Whatever_the_scale_a_column_that_varies_gets_deviation_one(double scale)
    {
        var X = Matrices.Column(1, 2, 3) * scale;
        var Z = Standardizer.Fit(X).Transform(X);
        // (3 − 2)/√(2/3)
        Assert.Equal(1.2247448713915890, Z[2, 0], 1e-12);
        Assert.Equal(0, Z[1, 0], 1e-12);
    }

    [Fact]
    public void The_grid_of_the_article_comes_out_as_numpy_says()
    {
        var outputs = Standardizer.Fit(DataSets.SurfaceGrid().Y);
        Assert.Equal(5.457399880761834, outputs.Mean[0], 1e-12);
        Assert.Equal(11.386013023856451, outputs.Deviation[0], 1e-12);
    }

    [Fact]
    public void Data_that_cannot_be_standardized_is_refused()
    {
        Assert.Contains(
            "X[1,0] is NaN",
            Assert.Throws<ArgumentException>(() => Standardizer.Fit(Matrices.Column(1, double.NaN))).Message
        );
        var standardizer = Standardizer.Fit(
            Matrices.FromRows([
                [1, 2],
                [3, 4],
            ])
        );
        Assert.Contains(
            "X has 1 column (it is 2×1), this standardizer was fitted to 2",
            Assert.Throws<ArgumentException>(() => standardizer.Transform(Matrices.Column(1, 2))).Message
        );
        Assert.Contains(
            "X has 3 columns",
            Assert.Throws<ArgumentException>(() => standardizer.Inverse(Matrices.Row(1, 2, 3))).Message
        );
    }
}
