namespace Workbook.Tests;

public class DataSetTests
{
    private static readonly DataSet Ten = new(
        Matrices.Column(0, 1, 2, 3, 4, 5, 6, 7, 8, 9),
        Matrices.Column(0, 10, 20, 30, 40, 50, 60, 70, 80, 90)
    );

    [Fact]
    public void Split_keeps_the_order()
    {
        var (train, test) = Ten.Split(0.7);
        Assert.Equal([0, 1, 2, 3, 4, 5, 6], train.X.Column(0));
        Assert.Equal([70, 80, 90], test.Y.Column(0));
    }

    [Fact]
    public void Shuffled_moves_inputs_and_outputs_together()
    {
        var shuffled = Ten.Shuffled(new NumPyRandom(0));
        // numpy.random.RandomState(0).permutation(10)
        Assert.Equal([2, 8, 4, 9, 1, 6, 7, 3, 0, 5], shuffled.X.Column(0));
        Assert.Equal(shuffled.X * 10, shuffled.Y);
    }

    [Theory]
    [InlineData(0), InlineData(1), InlineData(-0.5), InlineData(double.NaN), InlineData(0.01)]
    public void A_split_must_leave_something_in_both_parts(double fraction) =>
        Assert.Contains("of 10 samples", Assert.Throws<ArgumentOutOfRangeException>(() => Ten.Split(fraction)).Message);

    [Fact]
    public void Rows_that_do_not_fit_are_refused()
    {
        Assert.Contains(
            "X is 2×1 and Y is 3×1",
            Assert.Throws<ArgumentException>(() => new DataSet(Matrices.Column(1, 2), Matrices.Column(1, 2, 3))).Message
        );
        Assert.Contains(
            "Y[0,1] is ∞",
            Assert
                .Throws<ArgumentException>(() => new DataSet(Matrices.Row(1), Matrices.Row(0, double.PositiveInfinity)))
                .Message.Replace("Infinity", "∞")
        );
        Assert.Contains("rows 0 to 9", Assert.Throws<ArgumentOutOfRangeException>(() => Ten.Rows(8, 3)).Message);
        Assert.Contains("Row 10", Assert.Throws<ArgumentOutOfRangeException>(() => Ten.Rows([0, 10])).Message);
    }
}
