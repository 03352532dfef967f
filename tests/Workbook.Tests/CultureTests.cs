using System.Globalization;

namespace Workbook.Tests;

/// <summary>A reader's computer may write one half as 0,5. Notebooks show 0.5 everywhere, as their code and their articles do.</summary>
public sealed class CultureTests : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentCulture;

    public CultureTests()
    {
        var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat.NumberDecimalSeparator = ",";
        CultureInfo.CurrentCulture = comma;
    }

    public void Dispose() => CultureInfo.CurrentCulture = _before;

    [Fact]
    public void Numbers_have_a_point()
    {
        Assert.Equal("0,5", $"{0.5}");
        Assert.All(
            new object[]
            {
                Activation.LeakyReLU(0.5),
                Activation.LeakyReLU(0.5).Latex,
                Activation.LeakyReLU(0.5).DerivativeLatex,
                Regularizer.L1(0.5),
                Regularizer.L2(0.5),
                Initializer.Uniform(-0.5, 0.5),
                Initializer.Normal(0.5),
                new Tape().Variable(0.5, "x"),
                ConfusionMatrix.Of(Matrices.Row(1), Matrices.Row(1)),
                new Exercise("y", 7.0).Check(0.5),
                new Exercise("y", 1.0).Check(0.5),
                new Exercise("y", Matrices.Row(2, 3.5)).Check(Matrices.Row(1, 2.5)),
                GradientCheck.Compare("dx", Matrices.Row(0.5), x => x.SumOfSquares(), Matrices.Row(1)),
                GradientCheck.Compare("dx", Matrices.Row(2), x => x.SumOfSquares(), Matrices.Row(1)),
                Check.Close("x", 0.5, 0.5 + 1e-12, relativeTolerance: 1.5e-9),
                Assert.Throws<CheckFailedException>(() => Check.Close("x", 0.5, 1)).Message,
                Assert.Throws<ArgumentOutOfRangeException>(() => Regularizer.L1(-0.5)).Message.Split("\n")[0],
                Assert
                    .Throws<ArgumentException>(() => Loss.BinaryCrossEntropy.Value(Matrices.Row(1), Matrices.Row(1.5)))
                    .Message,
            },
            shown => Assert.DoesNotMatch(@"\d,5", shown.ToString())
        );
    }

    [Fact]
    public void Files_have_a_point()
    {
        var path = Path.GetTempFileName();
        new Network(new DenseLayer(Matrices.Row(0.5), null, Activation.LeakyReLU(0.25))).Save(path);
        Assert.Contains("0.5", File.ReadAllText(path));
        Assert.Equal(0.5, Network.Load(path)[1].W[0, 0]);
        File.Delete(path);
    }

    [Fact]
    public void Printed_numbers_are_read_with_a_point() => Check.Printed("x", 0.5, "0.5");
}
