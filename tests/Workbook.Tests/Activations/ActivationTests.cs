using MathNet.Numerics.LinearAlgebra;

namespace Workbook.Tests;

/// <summary>Values and gradients are those of PyTorch 1.13 in double precision.</summary>
public class ActivationTests
{
    private static readonly Matrix<double> Z = Matrices.FromRows([
        [-2.0, 0.5, 1.25],
        [0.0, -0.75, 3.0],
    ]);
    private static readonly Matrix<double> DA = Matrices.FromRows([
        [0.3, -1.0, 2.0],
        [1.5, 0.25, -0.5],
    ]);

    public static TheoryData<Activation, double[], double[]> PyTorch =>
        new()
        {
            { Activation.Identity, [-2.0, 0.5, 1.25, 0.0, -0.75, 3.0], [0.3, -1.0, 2.0, 1.5, 0.25, -0.5] },
            {
                Activation.Sigmoid,
                [
                    0.11920292202211755,
                    0.6224593312018546,
                    0.7772998611746911,
                    0.5,
                    0.320821300824607,
                    0.9525741268224334,
                ],
                [
                    0.031498075621051946,
                    -0.2350037122015945,
                    0.34620957398499413,
                    0.375,
                    0.05447374844045351,
                    -0.022588329865456,
                ]
            },
            {
                Activation.Tanh,
                [
                    -0.9640275800758169,
                    0.46211715726000974,
                    0.8482836399575129,
                    0.0,
                    -0.6351489523872873,
                    0.9950547536867305,
                ],
                [
                    0.021195247455949327,
                    -0.7864477329659274,
                    0.5608297323608653,
                    1.5,
                    0.14914645207033286,
                    -0.004933018582720083,
                ]
            },
            { Activation.ReLU, [0.0, 0.5, 1.25, 0.0, 0.0, 3.0], [0.0, -1.0, 2.0, 0.0, 0.0, -0.5] },
            { Activation.LeakyReLU(0.1), [-0.2, 0.5, 1.25, 0.0, -0.075, 3.0], [0.03, -1.0, 2.0, 0.15, 0.025, -0.5] },
            {
                Activation.Softmax,
                [
                    0.02565889878916787,
                    0.31258937953733923,
                    0.6617517216734928,
                    0.04638669994587317,
                    0.02191152554646392,
                    0.9317017745076629,
                ],
                [
                    -0.018438785737209574,
                    -0.630996589284802,
                    0.6494353750220115,
                    0.08770764550734927,
                    0.01404075122425762,
                    -0.10174839673160693,
                ]
            },
        };

    [Theory, MemberData(nameof(PyTorch))]
    public void Values_and_backward_passes_are_those_of_PyTorch(Activation g, double[] a, double[] dZ)
    {
        var A = g.Apply(Z);
        Agree(a, A);
        Agree(dZ, g.Backward(Z, A, DA));
    }

    [Theory, MemberData(nameof(PyTorch))]
    public void One_number_and_a_matrix_agree(Activation g, double[] a, double[] dZ)
    {
        if (g == Activation.Softmax)
        {
            Assert.Throws<NotSupportedException>(() => g.Apply(1));
            Assert.Throws<NotSupportedException>(() => g.Derivative(1));
            Assert.Throws<NotSupportedException>(() => g.Derivative(Z));
            return;
        }
        Agree(a, Z.Map(g.Apply));
        Agree(dZ, Z.Map(g.Derivative).Hadamard(DA));
        Agree(dZ, g.Derivative(Z).Hadamard(DA));
    }

    [Fact]
    public void Large_numbers_do_not_overflow()
    {
        Assert.Equal([0, 1], Activation.Sigmoid.Apply(Matrices.Row(-1000, 1000)).Row(0));
        Agree(
            [0.2447284710547976, 0.6652409557748218, 0.09003057317038045],
            Activation.Softmax.Apply(Matrices.Row(1000, 1001, 999))
        );
    }

    [Fact]
    public void Shapes_and_slopes_are_checked()
    {
        Assert.Contains(
            "Z is 2×3 and dA is 1×1",
            Assert.Throws<ArgumentException>(() => Activation.ReLU.Backward(Z, Z, Matrices.Row(1))).Message
        );
        Assert.Contains(
            "Z is 2×3 and A is 1×1",
            Assert.Throws<ArgumentException>(() => Activation.Softmax.Backward(Z, Matrices.Row(1), Z)).Message
        );
        Assert.Contains(
            "slope is NaN",
            Assert.Throws<ArgumentOutOfRangeException>(() => Activation.LeakyReLU(double.NaN)).Message
        );
    }

    private static void Agree(double[] expected, Matrix<double> actual)
    {
        foreach (var (wanted, found) in expected.Zip(actual.ToRowMajorArray()))
        {
            Assert.Equal(wanted, found, 1e-15);
        }
    }
}
