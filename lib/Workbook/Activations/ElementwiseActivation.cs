using MathNet.Numerics.LinearAlgebra;

namespace Workbook;

/// <summary>An activation that treats every entry alike.</summary>
/// <param name="name">The name in saved files.</param>
/// <param name="g">g(z).</param>
/// <param name="derivative">g′ from z and a = g(z): for σ and tanh, a alone says it more cheaply.</param>
/// <param name="onTape">g(z) of a number on a tape.</param>
/// <param name="latex">g(z) in LaTeX.</param>
/// <param name="derivativeLatex">g′(z) in LaTeX.</param>
/// <param name="applyToAll">g of many numbers at once, where the processor's wide instructions help.</param>
internal class ElementwiseActivation(
    string name,
    Func<double, double> g,
    Func<double, double, double> derivative,
    Func<Value, Value> onTape,
    string latex,
    string derivativeLatex,
    Action<ReadOnlySpan<double>, Span<double>>? applyToAll = null
) : Activation(name, latex, derivativeLatex)
{
    public override Matrix<double> Apply(Matrix<double> Z)
    {
        Require.NotEmpty(Z);
        var (A, z) = (Matrix<double>.Build.Dense(Z.RowCount, Z.ColumnCount), Entries(Z));
        var a = Entries(A);
        if (applyToAll is not null)
        {
            applyToAll(z, a);
        }
        else
        {
            for (var i = 0; i < a.Length; i++)
            {
                a[i] = g(z[i]);
            }
        }

        return A;
    }

    public override double Apply(double z) => g(z);

    public override Matrix<double> Derivative(Matrix<double> Z)
    {
        Require.NotEmpty(Z);
        return Z.Map(Derivative);
    }

    public override double Derivative(double z) => derivative(z, g(z));

    public override Matrix<double> Backward(Matrix<double> Z, Matrix<double> A, Matrix<double> dA)
    {
        Require.SameShape(Z, A);
        Require.SameShape(Z, dA);
        var dZ = Matrix<double>.Build.Dense(Z.RowCount, Z.ColumnCount);
        var (z, a, above, below) = (Entries(Z), Entries(A), Entries(dA), Entries(dZ));
        for (var i = 0; i < below.Length; i++)
        {
            below[i] = above[i] * derivative(z[i], a[i]);
        }

        return dZ;
    }

    internal override Value[] OnTape(Value[] z) => [.. z.Select(onTape)];

    // The storage of a dense matrix itself, column by column; a copy for any other kind.
    private static double[] Entries(Matrix<double> A) => A.AsColumnMajorArray() ?? A.ToColumnMajorArray();
}
