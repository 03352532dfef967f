namespace Workbook.Tests;

public class ConfusionMatrixTests
{
    [Fact]
    public void One_output_is_cut_at_a_half()
    {
        var confusion = ConfusionMatrix.Of(Matrices.Column(0.1, 0.6, 0.9, 0.5), Matrices.Column(0, 0, 1, 1));
        Assert.Equal(
            Matrices.FromRows([
                [1, 1],
                [1, 1],
            ]),
            confusion.Counts
        );
        Assert.Equal(0.5, confusion.Accuracy);
        Assert.Equal("2 of 4 right (50.0 %)", confusion.ToString());
    }

    [Fact]
    public void Of_several_outputs_the_largest_counts()
    {
        var confusion = ConfusionMatrix.Of(
            Matrices.FromRows([
                [3, 1, 2],
                [0, 5, 1],
                [0.1, 0.2, 0.1],
            ]),
            Matrices.OneHot([0, 2, 1], classes: 3)
        );
        Assert.Equal(
            Matrices.FromRows([
                [1, 0, 0],
                [0, 1, 0],
                [0, 1, 0],
            ]),
            confusion.Counts
        );
        Assert.Equal(2.0 / 3, confusion.Accuracy);
    }

    [Fact]
    public void Outputs_that_are_no_numbers_still_count() =>
        Assert.Equal(1, ConfusionMatrix.Of(Matrices.Row(double.NaN, double.NaN), Matrices.Row(0, 1)).Counts[1, 0]);

    [Fact]
    public void Shapes_must_agree() =>
        Assert.Contains(
            "predictions is 1×2 and Y is 1×1",
            Assert.Throws<ArgumentException>(() => ConfusionMatrix.Of(Matrices.Row(1, 2), Matrices.Row(1))).Message
        );
}
