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
    public void A_network_that_answers_NaN_has_no_accuracy()
    {
        var one = ConfusionMatrix.Of(Matrices.Column(0.1, double.NaN, 0.9), Matrices.Column(0, 0, 1));
        Assert.True(double.IsNaN(one.Accuracy));
        Assert.Equal((1, 3, 2.0), (one.Unanswered, one.Total, one.Counts.Sum()));
        Assert.Equal("no accuracy: 1 of 3 answers are NaN", one.ToString());
        var several = ConfusionMatrix.Of(Matrices.Row(0.3, double.NaN, 0.1), Matrices.Row(1, 0, 0));
        Assert.True(double.IsNaN(several.Accuracy));
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
    public void Shapes_must_agree() =>
        Assert.Contains(
            "predictions is 1×2 and Y is 1×1",
            Assert.Throws<ArgumentException>(() => ConfusionMatrix.Of(Matrices.Row(1, 2), Matrices.Row(1))).Message
        );
}
