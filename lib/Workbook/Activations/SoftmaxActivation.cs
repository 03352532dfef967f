using MathNet.Numerics.LinearAlgebra;

namespace Workbook;

/// <summary>Softmax over each row.</summary>
internal sealed class SoftmaxActivation()
    : Activation("softmax", @"\frac{e^{z_i}}{\sum_j e^{z_j}}", @"p_i\,(\delta_{ij} - p_j)")
{
    public override Matrix<double> Apply(Matrix<double> Z)
    {
        Require.NotEmpty(Z);
        var A = Z.Clone();
        for (var i = 0; i < A.RowCount; i++)
        {
            var row = A.Row(i);
            var exponentials = (row - row.Maximum()).PointwiseExp();
            A.SetRow(i, exponentials / exponentials.Sum());
        }
        return A;
    }

    public override double Apply(double z) => throw NeedsRow();

    public override Matrix<double> Derivative(Matrix<double> Z) => throw NeedsRow();

    public override double Derivative(double z) => throw NeedsRow();

    public override Matrix<double> Backward(Matrix<double> Z, Matrix<double> A, Matrix<double> dA)
    {
        Require.SameShape(Z, A);
        Require.SameShape(Z, dA);
        // Row by row, dZ = Jᵀ dA with J[i,j] = a_i (δ_ij − a_j): that is, a ∘ (dA − a·dA).
        var weighted = A.PointwiseMultiply(dA).RowSums();
        return A.MapIndexed((i, j, a) => a * (dA[i, j] - weighted[i]));
    }

    internal override Value[] OnTape(Value[] z)
    {
        Value[] exponentials = [.. z.Select(entry => entry.Exp())];
        var sum = exponentials.Aggregate((a, b) => a + b);
        return [.. exponentials.Select(exponential => exponential / sum)];
    }

    private static NotSupportedException NeedsRow() =>
        new(
            "Softmax mixes all entries of a row: it has no value or derivative at a single number. Use Apply(Matrix) and Backward."
        );
}
