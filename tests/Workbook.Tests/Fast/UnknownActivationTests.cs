using MathNet.Numerics.LinearAlgebra;

namespace Workbook.Tests;

/// <summary>Outside of the library an activation that mixes a row does not compile; inside it, training with it says what is missing.</summary>
public class UnknownActivationTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_fast_path_refuses_it_by_name(bool isHidden)
    {
        var (hidden, output) = isHidden
            ? ((Activation)new Doubled(), Activation.Identity)
            : (Activation.Tanh, new Doubled());
        var network = Network.Create([2, 3, 1], hidden, output, Initializer.Glorot, new NumPyRandom(1));
        var refused = Assert.Throws<NotSupportedException>(() =>
            network.Train(Matrices.Row(1, 2), Matrices.Row(1), new() { Loss = Loss.HalfSquared })
        );
        Assert.Contains("The fast path does not know the activation doubled", refused.Message);
    }

    private sealed class Doubled() : Activation("doubled", "2z", "2")
    {
        public override Matrix<double> Apply(Matrix<double> Z) => 2 * Z;

        public override double Apply(double z) => 2 * z;

        public override Matrix<double> Derivative(Matrix<double> Z) => Z * 0 + 2;

        public override double Derivative(double z) => 2;

        public override Matrix<double> Backward(Matrix<double> Z, Matrix<double> A, Matrix<double> dA) => 2 * dA;

        internal override Value[] OnTape(Value[] z) => [.. z.Select(entry => 2 * entry)];
    }
}
