using MathNet.Numerics.LinearAlgebra;

namespace Workbook;

/// <summary>
/// An activation that treats every entry alike: g, its derivative and g on a tape are all that a new one needs. Both paths of training
/// take it, the fast one entry by entry unless it has a kernel of its own there.
/// </summary>
/// <param name="name">The name in saved files; one that no other activation has.</param>
/// <param name="latex">g(z) in LaTeX.</param>
/// <param name="derivativeLatex">g′(z) in LaTeX.</param>
public abstract class ElementwiseActivation(string name, string latex, string derivativeLatex)
    : Activation(name, latex, derivativeLatex)
{
    /// <summary>g(z).</summary>
    public abstract override double Apply(double z);

    /// <summary>g′ from z and a = g(z): for σ and tanh, a alone says it more cheaply.</summary>
    public abstract double Derivative(double z, double a);

    /// <summary>g(z) of a number on a tape: the second derivation that gradient checks compare with.</summary>
    public abstract Value OnTape(Value z);

    /// <inheritdoc/>
    public override Matrix<double> Apply(Matrix<double> Z)
    {
        Require.NotEmpty(Z);
        var A = Matrix<double>.Build.Dense(Z.RowCount, Z.ColumnCount);
        Apply(Entries(Z), Entries(A));
        return A;
    }

    /// <inheritdoc/>
    public override Matrix<double> Derivative(Matrix<double> Z)
    {
        Require.NotEmpty(Z);
        return Z.Map(Derivative);
    }

    /// <inheritdoc/>
    public override double Derivative(double z) => Derivative(z, Apply(z));

    /// <inheritdoc/>
    public override Matrix<double> Backward(Matrix<double> Z, Matrix<double> A, Matrix<double> dA)
    {
        Require.SameShape(Z, A);
        Require.SameShape(Z, dA);
        var dZ = Matrix<double>.Build.Dense(Z.RowCount, Z.ColumnCount);
        var (z, a, above, below) = (Entries(Z), Entries(A), Entries(dA), Entries(dZ));
        for (var i = 0; i < below.Length; i++)
        {
            below[i] = above[i] * Derivative(z[i], a[i]);
        }

        return dZ;
    }

    // g of many numbers at once, where the processor's wide instructions help.
    private protected virtual void Apply(ReadOnlySpan<double> z, Span<double> a)
    {
        for (var i = 0; i < a.Length; i++)
        {
            a[i] = Apply(z[i]);
        }
    }

    internal sealed override Value[] OnTape(Value[] z) => [.. z.Select(OnTape)];

    // The storage of a dense matrix itself, column by column; a copy for any other kind.
    private static double[] Entries(Matrix<double> A) => A.AsColumnMajorArray() ?? A.ToColumnMajorArray();
}
