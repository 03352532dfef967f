using FsCheck;
using FsCheck.Fluent;

namespace Workbook.Tests;

public class TapeTests
{
    [Fact]
    public void A_value_that_is_used_twice_collects_both_gradients()
    {
        var tape = new Tape();
        var x = tape.Variable(3, "x");
        var y = tape.Variable(-2, "y");
        var z = x * x * y + x / y;
        tape.Backward(z);
        // ∂z/∂x = 2xy + 1/y, ∂z/∂y = x² − x/y²
        Assert.Equal(-12 - 0.5, x.Gradient);
        Assert.Equal(9 - 3.0 / 4, y.Gradient);
        Assert.Equal("x = 3, gradient -12.5", x.ToString());
    }

    [Fact]
    public void Backward_starts_afresh_each_time()
    {
        var tape = new Tape();
        var x = tape.Variable(3);
        var square = x * x;
        var cube = square * x;
        tape.Backward(cube);
        tape.Backward(square);
        Assert.Equal(6, x.Gradient);
    }

    public static TheoryData<string, Func<Value, Value>, double, double> Limits =>
        new()
        {
            { "x^0 at 0", x => x.Pow(0), 0, 0 },
            { "x^1 at 0", x => x.Pow(1), 0, 1 },
            { "x^2 at 0", x => x.Pow(2), 0, 0 },
            { "√x at 0", x => x.Pow(0.5), 0, double.PositiveInfinity },
            { "1/x at 0", x => 1 / x, 0, double.NegativeInfinity },
            { "x^−1 at 0", x => x.Pow(-1), 0, double.NegativeInfinity },
            { "ln x at 0", x => x.Log(), 0, double.PositiveInfinity },
            { "x/0", x => x / 0, 1, double.PositiveInfinity },
            { "tanh, saturated", x => x.Tanh(), 400, 0 },
            { "σ, saturated", x => x.Sigmoid(), -800, 0 },
            { "σ written out, saturated", x => 1 / (1 + (-x).Exp()), -800, 0 },
            { "softplus, saturated", x => x.Softplus(), 800, 1 },
            { "softplus, vanished", x => x.Softplus(), -800, 0 },
            { "softmax, sure", x => Value.Softmax(x, 0 * x, 2 * x)[1], 800, 0 },
            { "ln Σ e^z, sure", x => Value.LogSumExp(x, 0 * x, 3 * x), 800, 3 },
            { "ln Σ e^z, far below 0", x => Value.LogSumExp(x, x), -2000, 1 },
        };

    [Theory, MemberData(nameof(Limits))]
    public void Where_a_number_ends_the_gradient_is_the_limit(string _, Func<Value, Value> f, double at, double slope)
    {
        var tape = new Tape();
        var x = tape.Variable(at);
        tape.Backward(f(x));
        Assert.Equal(slope, x.Gradient);
    }

    public static TheoryData<string> Names => [.. Operations.Keys];

    private static readonly Dictionary<string, (Func<Value, Value> Of, Func<double, double> Derivative)> Operations =
        new()
        {
            ["+"] = (x => 2 + x + 3, x => 1),
            ["-"] = (x => 2 - x - 3, x => -1),
            ["*"] = (x => 2 * x * 3, x => 6),
            ["/"] = (x => 2 / x / 4, x => -0.5 / (x * x)),
            ["neg"] = (x => -x, x => -1),
            ["exp"] = (x => x.Exp(), Math.Exp),
            ["ln"] = (x => x.Log(), x => 1 / x),
            ["pow"] = (x => x.Pow(3), x => 3 * x * x),
            ["sin"] = (x => x.Sin(), Math.Cos),
            ["cos"] = (x => x.Cos(), x => -Math.Sin(x)),
            ["abs"] = (x => (-x).Abs(), x => 1),
            ["tanh"] = (x => x.Tanh(), x => 1 / (Math.Cosh(x) * Math.Cosh(x))),
            ["sigmoid"] = (x => x.Sigmoid(), x => Math.Exp(-x) / Math.Pow(1 + Math.Exp(-x), 2)),
            ["relu"] = (x => x.ReLU(), x => 1),
            ["leaky relu"] = (x => (-x).LeakyReLU(0.2), x => -0.2),
        };

    [Theory, MemberData(nameof(Names))]
    public void Every_operation_has_its_derivative(string name) =>
        Prop.ForAll(
                Arb.From(Gen.Choose(1, 3000).Select(n => n / 1000.0)),
                at =>
                {
                    var tape = new Tape();
                    var x = tape.Variable(at);
                    tape.Backward(Operations[name].Of(x));
                    var derivative = Operations[name].Derivative(at);
                    return (Math.Abs(x.Gradient - derivative) <= 1e-12 * Math.Max(1, Math.Abs(derivative))).Label(
                        $"{name} at {at}: {x.Gradient}"
                    );
                }
            )
            .Check(Config.QuickThrowOnFailure);

    [Fact]
    public void Tapes_do_not_mix()
    {
        var (x, y) = (new Tape().Variable(1, "x"), new Tape().Variable(1, "y"));
        Assert.Contains(
            "x and y are on different tapes",
            Assert.Throws<InvalidOperationException>(() => x + y).Message
        );
        Assert.Contains(
            "x is not on this tape",
            Assert.Throws<ArgumentException>(() => new Tape().Backward(x)).Message
        );
    }
}
