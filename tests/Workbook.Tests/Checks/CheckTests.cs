namespace Workbook.Tests;

public class CheckTests
{
    private static readonly MathNet.Numerics.LinearAlgebra.Matrix<double> W = Matrices.FromRows([
        [0.1234, 2],
        [-3.5, 1e-9],
    ]);

    [Theory]
    [InlineData("[[0.1234, 2], [-3.5, 0]]")]
    [InlineData("[[0.1234  2.    ]\n [−3.5     0.    ]]")]
    [InlineData("[[1.234e-01, 2.000e+00], [-3.500e+00, 1.000e-09]]")]
    public void Numbers_as_printed_agree(string printed) => Check.Printed("W", W, printed);

    [Theory]
    [
        InlineData(0.26199, "0.26199"),
        InlineData(0.261994, "0.26199"),
        InlineData(0.2619851, "0.26199"),
        InlineData(7, "7"),
        InlineData(-0.3, "-.3")
    ]
    [InlineData(double.NaN, "nan"), InlineData(double.NegativeInfinity, "-inf")]
    public void Half_a_unit_of_the_last_digit_is_allowed(double value, string printed) =>
        Check.Printed("loss", value, printed);

    [Theory]
    [
        InlineData(0.261996, "0.26199"),
        InlineData(0.2619849, "0.26199"),
        InlineData(-0.26199, "0.26199"),
        InlineData(double.NaN, "0.26199"),
        InlineData(0, "nan")
    ]
    public void More_is_not(double value, string printed) =>
        Assert.Contains(
            "✗ loss is",
            Assert.Throws<CheckFailedException>(() => Check.Printed("loss", value, printed)).Message
        );

    [Fact]
    public void A_dropped_zero_does_not_lower_the_precision() =>
        Assert.Throws<CheckFailedException>(() =>
            Check.Printed("z", new[] { 0.12345678, 0.50000002 }, "[0.12345678, 0.5]")
        );

    [Fact]
    public void What_agrees_is_said()
    {
        Assert.Equal("✓ z1 agrees to 8 decimals", Check.Printed("z1", new[] { 0.12345678 }, "[0.12345678]").ToString());
        Assert.Equal("✓ W agrees within 1e-9", Check.Close("W", W, W * (1 + 1e-12)).ToString());
        Assert.Equal("✓ parameters agrees exactly", Check.Close("parameters", 117, 117).ToString());
        Assert.Equal("✓ the loss went down", Check.That("the loss went down", true).ToString());
    }

    [Fact]
    public void What_fails_is_named_with_both_values()
    {
        Fails("✗ W[1,0] is -3.5, expected is 3.5.", () => Check.Printed("W", W, "[[0.1234, 2], [3.5, 0]]"));
        Fails("✗ z[1] is 2, expected is 3.", () => Check.Printed("z", Matrices.Vector(1, 2), "[1, 3]"));
        Fails("✗ W is 2×2, expected is 1×2", () => Check.Printed("W", W, "[1, 2]"));
        Fails(
            "✗ W[1,0] is -3.5, expected is -3.6.",
            () =>
                Check.Close(
                    "W",
                    W,
                    Matrices.FromRows([
                        [0.1234, 2],
                        [-3.6, 0],
                    ])
                )
        );
        Fails("✗ W is String", () => Check.Close("W", "text", W));
        Fails(
            "✗ the loss went down: this does not hold. 2 > 1",
            () => Check.That("the loss went down", false, "2 > 1")
        );
    }

    [Fact]
    public void A_column_of_numbers_may_be_compared_with_a_printed_list() =>
        Check.Printed("y", Matrices.Column(1, 2, 3), "[1, 2, 3]");

    [Theory]
    [InlineData(""), InlineData("[]"), InlineData("[1, x]"), InlineData("1 kg")]
    public void Text_that_is_not_numbers_is_refused(string printed) =>
        Assert.Contains(
            "is not a list of numbers",
            Assert.Throws<FormatException>(() => Check.Printed("z", 1, printed)).Message
        );

    [Fact]
    public void Rows_of_different_length_are_refused() =>
        Assert.Contains(
            "equally long",
            Assert.Throws<ArgumentException>(() => Check.Printed("z", W, "[[1, 2], [3]]")).Message
        );

    [Fact]
    public void A_wrong_claim_must_fail()
    {
        Assert.Equal(
            "✗ two is three: two is 2, expected is 3.",
            Check.Fails("two is three", () => Check.Close("two", 2, 3)).ToString()
        );
        Fails(
            "two is two: this was expected to be wrong",
            () => Check.Fails("two is two", () => Check.Close("two", 2, 2))
        );
    }

    private static void Fails(string message, Func<object> check) =>
        Assert.StartsWith(message, Assert.Throws<CheckFailedException>(check).Message);
}
