namespace Workbook.Tests;

/// <summary>The numbers were computed with numpy 1.24.2; the circles by the steps of scikit-learn's make_circles.</summary>
public class DataSetsTests
{
    [Fact]
    public void Xor_is_the_cloud_of_the_article()
    {
        var data = DataSets.Xor();
        Assert.Equal("300 samples, X 300×2, Y 300×2", data.ToString());
        Assert.Equal(-0.9301565025243212, data.X[299, 0], 1e-15);
        Assert.Equal(-0.17858909208732915, data.X[299, 1], 1e-15);
        Assert.Equal([0, 0, 1, 1, 1, 0, 0, 0, 1, 1], data.Y.ArgMax()[..10]);
        Assert.Equal(142, data.Y.Column(1).Sum());
    }

    [Fact]
    public void Circles_are_those_of_make_circles()
    {
        var data = DataSets.Circles();
        Assert.Equal(0.342268768826758, data.X[0, 0], 1e-14);
        Assert.Equal(0.02953448388511176, data.X[0, 1], 1e-14);
        Assert.Equal(-0.2593995902789496, data.X[999, 0], 1e-14);
        Assert.Equal(0.1629180364455719, data.X[999, 1], 1e-14);
        Assert.Equal(500, data.Y.Sum());
        Assert.Equal([0, 1, 0, 1, 0, 1, 1, 0, 0, 1], DataSets.Circles(count: 10).Y.ToRowMajorArray());
    }

    [Fact]
    public void The_surface_grid_is_in_the_order_of_meshgrid()
    {
        var data = DataSets.SurfaceGrid();
        Assert.Equal(10_000, data.Count);
        foreach (
            var (row, x, y, z) in new[]
            {
                (0, -10.0, -10.0, -1.039583551147935),
                (1, -9.797979797979798, -10.0, -1.3865434615517642),
                (100, -10.0, -9.797979797979798, 0.08336870854465742),
                (5050, 0.10101010101010033, 0.10101010101010033, 1.340026723688026),
                (9999, 10.0, 10.0, 40.00600199664614),
            }
        )
        {
            Assert.Equal(x, data.X[row, 0]);
            Assert.Equal(y, data.X[row, 1]);
            Assert.Equal(z, data.Y[row, 0], 1e-13);
        }
    }

    [Fact]
    public void Surface_samples_are_those_of_seed_99()
    {
        var data = DataSets.SurfaceSamples();
        Assert.Equal(1000, data.Count);
        double[][] samples =
        [
            [3.4455711726158356, 4.91735946478417, 8.851056719935045],
            [-0.23843201518832657, -4.59471936357791, -3.8865185627297087],
            [6.509903480717927, 3.3684058126031964, 8.097717677313579],
        ];
        for (var i = 0; i < samples.Length; i++)
        {
            Assert.Equal(samples[i][0], data.X[i, 0]);
            Assert.Equal(samples[i][1], data.X[i, 1]);
            Assert.Equal(samples[i][2], data.Y[i, 0], 1e-14);
        }
    }

    [Theory]
    [InlineData(8, new double[] { 0, 0, 0, 1 })]
    [InlineData(14, new double[] { 0, 1, 1, 1 })]
    [InlineData(6, new double[] { 0, 1, 1, 0 })]
    public void Boolean_functions_are_numbered_by_their_truth_table(int index, double[] values) =>
        Assert.Equal(values, DataSets.BooleanFunction(index).Y.ToRowMajorArray());

    [Fact]
    public void The_sixteen_Boolean_functions_differ() =>
        Assert.Equal(
            16,
            Enumerable
                .Range(0, 16)
                .Select(i => string.Join("", DataSets.BooleanFunction(i).Y.ToRowMajorArray()))
                .Distinct()
                .Count()
        );

    [Fact]
    public void Impossible_sizes_are_named()
    {
        Assert.Contains(
            "count is 1",
            Assert.Throws<ArgumentOutOfRangeException>(() => DataSets.Circles(count: 1)).Message
        );
        Assert.Contains(
            "factor is 1",
            Assert.Throws<ArgumentOutOfRangeException>(() => DataSets.Circles(factor: 1)).Message
        );
        Assert.Contains(
            "noise is NaN",
            Assert.Throws<ArgumentOutOfRangeException>(() => DataSets.Circles(noise: double.NaN)).Message
        );
        Assert.Contains(
            "index is 16",
            Assert.Throws<ArgumentOutOfRangeException>(() => DataSets.BooleanFunction(16)).Message
        );
        Assert.Contains("n is 1", Assert.Throws<ArgumentOutOfRangeException>(() => DataSets.SurfaceGrid(1)).Message);
    }
}
