using MathNet.Numerics.LinearAlgebra;

namespace Workbook.Tests;

public class ExerciseTests
{
    private static readonly Matrix<double> Right = Matrices.FromRows([
        [0.1, -0.2],
        [0.3, 0.4],
        [-0.5, 0.6],
    ]);

    public static TheoryData<object?, string> Answers =>
        new()
        {
            { null, "○ dW: not answered yet" },
            { double.NaN, "○ dW: not answered yet" },
            { Right.Map(_ => double.NaN), "○ dW: not answered yet" },
            { Right * 1.0000000001, "✓ dW: right" },
            {
                new[,]
                {
                    { 0.1, -0.2 },
                    { 0.3, 0.4 },
                    { -0.5, 0.6 },
                },
                "✓ dW: right"
            },
            { Right.Transpose(), "✗ dW: this is the transpose of the right answer" },
            { -Right, "✗ dW: it has the opposite sign" },
            { Right * 50, "✗ dW: it is 50 times too large" },
            { Right / 50, "✗ dW: it is 50 times too small" },
            { Right * -2, "✗ dW: it has the opposite sign, and it is 2 times too large" },
            { Right + 1, "✗ dW: every entry is off by the same number, 1" },
            { Right.Map(x => Math.Round(x * 1.004, 4)), "✗ dW: it is 1.004 times too large" },
            {
                Right.MapIndexed((i, j, x) => i == 1 && j == 1 ? 9 : x),
                "✗ dW: 5 of 6 entries are right; the first wrong one is [1,1]"
            },
            { Right.MapIndexed((i, j, x) => i == 1 && j == 1 ? double.NaN : x), "✗ dW: entry [1,1] is NaN" },
            {
                Right.MapIndexed((i, j, x) => x + 0.001 * (i - j)),
                "✗ dW: it is close, but not exact: were numbers rounded on the way?"
            },
            { Matrices.Row(1, 2), "✗ dW: the answer is 3×2, this is 1×2" },
            { "zero", "✗ dW: a 3×2 matrix is asked for, this is a String" },
            { new double[][] { [1], [2, 3] }, "✗ dW: a 3×2 matrix is asked for, this is a Double[][]" },
            { new double[0, 0], "✗ dW: a 3×2 matrix is asked for, this is a Double[,]" },
        };

    [Theory, MemberData(nameof(Answers))]
    public void Answers_get_fitting_words(object? answer, string shown) =>
        Assert.Equal(shown, Exercise.Check("dW", answer, Right).ToString());

    [Fact]
    public void A_known_mistake_gets_its_own_hint()
    {
        var result = Exercise.Check("dW", Right * 2, Right, hints: [("the factor σ′(z) is missing", Right * 2)]);
        Assert.Equal("✗ dW: the factor σ′(z) is missing", result.ToString());
    }

    [Theory]
    [
        InlineData(0.5, "✓ y: right"),
        InlineData(-0.5, "✗ y: it has the opposite sign"),
        InlineData(1, "✗ y: it is 2 times too large")
    ]
    [
        InlineData(double.PositiveInfinity, "✗ y: it is Infinity"),
        InlineData(true, "✗ y: a number is asked for, this is a Boolean")
    ]
    public void Numbers(object answer, string shown) =>
        Assert.Equal(shown, Exercise.Check("y", answer, 0.5).ToString());

    [Fact]
    public void Truth_values_and_words()
    {
        Assert.Equal("✓ q: right", Exercise.Check("q", true, true).ToString());
        Assert.Equal("✗ q: False is not right", Exercise.Check("q", false, true).ToString());
        Assert.Equal("✓ q: right", Exercise.Check("q", " Softmax ", "softmax").ToString());
        Assert.Equal("✗ q: tanh is not right", Exercise.Check("q", "tanh", "softmax").ToString());
    }

    [Fact]
    public void A_list_neither_stands_nor_lies()
    {
        Assert.Equal(
            ExerciseStatus.Right,
            Exercise.Check("b", Matrices.Column(1, 2, 3), Matrices.Vector(1, 2, 3)).Status
        );
        Assert.Equal(ExerciseStatus.Right, Exercise.Check("b", new[] { 1.0, 2, 3 }, Matrices.Column(1, 2, 3)).Status);
        Assert.Equal(ExerciseStatus.Wrong, Exercise.Check("b", Matrices.Column(1, 2, 3), Matrices.Row(1, 2, 3)).Status);
    }
}
