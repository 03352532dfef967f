using MathNet.Numerics.LinearAlgebra;

namespace Workbook.Tests;

/// <summary>Values and gradients are those of PyTorch 1.13 in double precision, brought to the library's 1/N.</summary>
public class LossTests
{
    private static readonly Matrix<double> Z = Matrices.FromRows([
        [-2.0, 0.5, 1.25],
        [0.0, -0.75, 3.0],
    ]);
    private static readonly Matrix<double> Y = Matrices.FromRows([
        [0, 1, 0],
        [0.25, 0, 0.75],
    ]);

    public static TheoryData<Loss, Activation, double, double[], double[]> PyTorch =>
        new()
        {
            {
                Loss.HalfSquared,
                Activation.Sigmoid,
                0.24185098782950507,
                [
                    0.05960146101105877,
                    -0.1887703343990727,
                    0.38864993058734554,
                    0.125,
                    0.1604106504123035,
                    0.10128706341121668,
                ],
                [
                    0.0062577710868383625,
                    -0.044361729337318426,
                    0.06727716344897122,
                    0.03125,
                    0.034952677670917406,
                    0.0045758111988718425,
                ]
            },
            {
                Loss.MeanSquared,
                Activation.Softmax,
                0.16434351785328397,
                [
                    0.008552966263055956,
                    -0.22913687348755357,
                    0.2205839072244976,
                    -0.06787110001804228,
                    0.007303841848821307,
                    0.06056725816922096,
                ],
                [
                    -0.0016938085874414982,
                    -0.09493413241706634,
                    0.09662794100450786,
                    -0.005627330321455004,
                    -0.0010109649659109645,
                    0.006638295287365969,
                ]
            },
            {
                Loss.BinaryCrossEntropy,
                Activation.Sigmoid,
                1.9907698074085198,
                [0.5676676416183064, -0.8032653298563166, 2.24517147873092, 0.5, 0.7361832763705073, 2.242021964760518],
                [
                    0.05960146101105877,
                    -0.1887703343990727,
                    0.3886499305873455,
                    0.125,
                    0.16041065041230348,
                    0.1012870634112167,
                ]
            },
            {
                Loss.BinaryCrossEntropy,
                Activation.Softmax,
                1.911161033280698,
                [
                    0.5131673080183526,
                    -1.5995425076182868,
                    1.4782041241237474,
                    -2.3014967748106208,
                    0.5112011981118099,
                    1.4277192996322878,
                ],
                [
                    0.0005592581731300308,
                    -0.6535974910956728,
                    0.6530382329225427,
                    -0.16403022406689777,
                    -0.015851887999639595,
                    0.17988211206653723,
                ]
            },
            {
                Loss.CategoricalCrossEntropy,
                Activation.Softmax,
                0.9918036680584386,
                // dA is −y / (N a), a division done by hand.
                [
                    0,
                    -1 / (2 * 0.31258937953733923),
                    0,
                    -0.25 / (2 * 0.04638669994587317),
                    0,
                    -0.75 / (2 * 0.9317017745076629),
                ],
                [
                    0.012829449394583936,
                    -0.34370531023133033,
                    0.3308758608367464,
                    -0.10180665002706342,
                    0.01095576277323196,
                    0.09085088725383145,
                ]
            },
            {
                Loss.CategoricalCrossEntropy,
                Activation.Sigmoid,
                0.3419021465001997,
                [0, -0.8032653298563167, 0, -0.25, 0, -0.3936701506379489],
                // dA·σ′(Z): −y(1 − a)/N
                [0, -(1 - 0.6224593312018546) / 2, 0, -0.25 * 0.5 / 2, 0, -0.75 * (1 - 0.9525741268224334) / 2]
            },
        };

    [Theory, MemberData(nameof(PyTorch))]
    public void Values_and_gradients_are_those_of_PyTorch(
        Loss loss,
        Activation g,
        double value,
        double[] dA,
        double[] dZ
    )
    {
        var A = g.Apply(Z);
        Assert.Equal(value, loss.Value(A, Y), 1e-14);
        Assert.Equal(value, loss.Value(Z, Y, g), 1e-14);
        Agree(dA, loss.Gradient(A, Y));
        Agree(dZ, loss.Gradient(Z, Y, g));
        Agree(dZ, g.Backward(Z, A, loss.Gradient(A, Y)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_wrong_and_very_sure_network_has_a_finite_loss(bool softmax)
    {
        var (loss, g) = softmax
            ? (Loss.CategoricalCrossEntropy, Activation.Softmax)
            : (Loss.BinaryCrossEntropy, Activation.Sigmoid);
        var (logits, wanted) = (Matrices.Row(800, -800), Matrices.Row(0, 1));
        Assert.Equal(1600, loss.Value(logits, wanted, g));
        Assert.Equal([1, -1], loss.Gradient(logits, wanted, g).Row(0));
        Assert.Equal(double.PositiveInfinity, loss.Value(g.Apply(logits), wanted));
    }

    [Fact]
    public void A_right_and_very_sure_network_keeps_its_small_loss()
    {
        // ln(1 + e⁻⁴⁰) + ln(1 + e⁻³⁵) is e⁻⁴⁰ + e⁻³⁵ up to its square.
        var value = Loss.BinaryCrossEntropy.Value(Matrices.Row(40, -35), Matrices.Row(1, 0), Activation.Sigmoid);
        Assert.Equal(1, value / (Math.Exp(-40) + Math.Exp(-35)), 1e-12);
    }

    [Fact]
    public void An_output_that_is_exactly_right_costs_nothing()
    {
        var exact = Matrices.Row(0, 1);
        Assert.Equal(0, Loss.BinaryCrossEntropy.Value(exact, exact));
        Assert.Equal([1, -1], Loss.BinaryCrossEntropy.Gradient(exact, exact).Row(0));
        Assert.Equal(0, Loss.CategoricalCrossEntropy.Value(exact, exact));
    }

    [Fact]
    public void Wanted_outputs_that_a_loss_cannot_take_are_named()
    {
        var A = Matrices.Row(0.5, 0.5);
        Assert.Contains(
            "Y[0,1] is 2: binary cross-entropy takes wanted values from 0 to 1",
            Assert.Throws<ArgumentException>(() => Loss.BinaryCrossEntropy.Value(A, Matrices.Row(0, 2))).Message
        );
        Assert.Contains(
            "Y[0,0] is -1",
            Assert
                .Throws<ArgumentException>(() =>
                    Loss.CategoricalCrossEntropy.Gradient(A, Matrices.Row(-1, 0), Activation.Softmax)
                )
                .Message
        );
        Assert.Contains(
            "Y[0,0] is NaN",
            Assert
                .Throws<ArgumentException>(() => Loss.CategoricalCrossEntropy.Gradient(A, Matrices.Row(double.NaN, 0)))
                .Message
        );
        Assert.Contains(
            "Y[0,1] is NaN",
            Assert.Throws<ArgumentException>(() => Loss.HalfSquared.Value(A, Matrices.Row(1, double.NaN))).Message
        );
        Assert.Contains(
            "A is 1×2 and Y is 2×1",
            Assert.Throws<ArgumentException>(() => Loss.MeanSquared.Value(A, Matrices.Column(1, 2))).Message
        );
        Assert.Contains(
            "Z is 1×2 and Y is 1×1",
            Assert
                .Throws<ArgumentException>(() => Loss.MeanSquared.Gradient(A, Matrices.Row(1), Activation.Identity))
                .Message
        );
    }

    private static void Agree(double[] expected, Matrix<double> actual)
    {
        foreach (var (wanted, found) in expected.Zip(actual.ToRowMajorArray()))
        {
            Assert.Equal(wanted, found, 1e-14);
        }
    }
}
