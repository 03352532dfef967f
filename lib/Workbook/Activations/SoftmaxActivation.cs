using MathNet.Numerics.LinearAlgebra;

namespace Workbook;

/// <summary>Softmax over each row.</summary>
internal sealed class SoftmaxActivation()
    : Activation("softmax", @"\frac{e^{z_i}}{\sum_j e^{z_j}}", @"p_i\,(\delta_{ij} - p_j)"),
        IProbabilities
{
    public override Matrix<double> Apply(Matrix<double> Z)
    {
        Require.NotEmpty(Z);
        var entries = Z.ToRowMajorArray();
        for (var start = 0; start < entries.Length; start += Z.ColumnCount)
        {
            var row = entries.AsSpan(start, Z.ColumnCount);
            var largest = row[0];
            foreach (var z in row)
            {
                largest = z > largest ? z : largest;
            }

            double sum = 0;
            foreach (ref var entry in row)
            {
                entry = Math.Exp(entry - largest);
                sum += entry;
            }

            foreach (ref var entry in row)
            {
                entry /= sum;
            }
        }
        return Matrix<double>.Build.DenseOfRowMajor(Z.RowCount, Z.ColumnCount, entries);
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

    internal override Value[] OnTape(Value[] z) => Value.Softmax(z);

    // −ln p_j = ln Σ e^z − z_j, and −ln(1 − p_j) is the same with the sum over the others in place of z_j.
    public double CrossEntropy(ReadOnlySpan<double> z, ReadOnlySpan<double> y, bool withComplements, Span<double> dz)
    {
        double sum = 0,
            weights = 0,
            all = Logits.LogSumExp(z);
        dz.Clear();
        for (var j = 0; j < z.Length; j++)
        {
            var unwanted = withComplements ? 1 - y[j] : 0;
            weights += y[j] + unwanted;
            sum += y[j] * (all - z[j]);
            dz[j] -= y[j];
            if (unwanted == 0)
            {
                continue;
            }

            var others = Logits.LogSumExp(z, without: j);
            sum += unwanted * (all - others);
            for (var k = 0; k < z.Length; k++)
            {
                dz[k] -= k == j ? 0 : unwanted * Math.Exp(z[k] - others);
            }
        }

        for (var k = 0; k < z.Length; k++)
        {
            dz[k] += weights * Math.Exp(z[k] - all);
        }

        return sum;
    }

    public Value CrossEntropy(Value[] z, double[] y, bool withComplements)
    {
        var all = Value.LogSumExp(z);
        return y.Select(
                (y, j) =>
                    !withComplements || y == 1 ? y * (all - z[j])
                    : z.Length == 1 ? all + double.PositiveInfinity
                    : y * (all - z[j]) + (1 - y) * (all - Value.LogSumExp([.. z[..j], .. z[(j + 1)..]]))
            )
            .Aggregate((a, b) => a + b);
    }

    private static NotSupportedException NeedsRow() =>
        new(
            "Softmax mixes all entries of a row: it has no value or derivative at a single number. Use Apply(Matrix) and Backward."
        );
}
