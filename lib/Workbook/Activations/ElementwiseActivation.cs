using MathNet.Numerics.LinearAlgebra;

namespace Workbook;

/// <summary>An activation that treats every entry alike.</summary>
/// <param name="name">The name in saved files.</param>
/// <param name="g">g(z).</param>
/// <param name="derivative">g′ from z and a = g(z): for σ and tanh, a alone says it more cheaply.</param>
/// <param name="onTape">g(z) of a number on a tape.</param>
/// <param name="latex">g(z) in LaTeX.</param>
/// <param name="derivativeLatex">g′(z) in LaTeX.</param>
internal class ElementwiseActivation(
    string name, Func<double, double> g, Func<double, double, double> derivative, Func<Value, Value> onTape,
    string latex, string derivativeLatex)
    : Activation(name, latex, derivativeLatex)
{
    public override Matrix<double> Apply(Matrix<double> Z)
    {
        ArgumentNullException.ThrowIfNull(Z);
        return Z.Map(g);
    }

    public override double Apply(double z) => g(z);

    public override Matrix<double> Derivative(Matrix<double> Z)
    {
        ArgumentNullException.ThrowIfNull(Z);
        return Z.Map(Derivative);
    }

    public override double Derivative(double z) => derivative(z, g(z));

    public override Matrix<double> Backward(Matrix<double> Z, Matrix<double> A, Matrix<double> dA)
    {
        Require.SameShape(Z, A);
        Require.SameShape(Z, dA);
        return Z.Map2(derivative, A).PointwiseMultiply(dA);
    }

    internal override Value[] OnTape(Value[] z) => [.. z.Select(onTape)];
}
