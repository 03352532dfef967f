using MathNet.Numerics.LinearAlgebra;

namespace Workbook;

/// <summary>What both cross-entropies share: wanted values are probabilities, and ln a is taken from z where the activation can.</summary>
/// <param name="name">The name.</param>
/// <param name="latex">The formula.</param>
/// <param name="withComplements">Whether also −(1 − y) ln(1 − a) counts.</param>
internal abstract class CrossEntropyLoss(string name, string latex, bool withComplements) : Loss(name, latex)
{
    public bool WithComplements => withComplements;

    internal sealed override void CheckWanted(Matrix<double> Y) => Require.Probabilities(Y, Name);

    private protected override double ValueAtLogits(Matrix<double> Z, Matrix<double> Y, Activation g) =>
        g is IProbabilities p ? AtLogits(Z, Y, p).Value : base.ValueAtLogits(Z, Y, g);

    private protected override Matrix<double> GradientAtLogits(Matrix<double> Z, Matrix<double> Y, Activation g) =>
        g is IProbabilities p ? AtLogits(Z, Y, p).dZ : base.GradientAtLogits(Z, Y, g);

    internal sealed override Value OnTape(Value[] z, double[] y, Activation g) =>
        g is IProbabilities p ? p.CrossEntropy(z, y, withComplements) : base.OnTape(z, y, g);

    // 0 times infinity is 0 here: a term that is not wanted costs nothing, however wrong it is.
    private protected static double Times(double weight, double value) => weight == 0 ? 0 : weight * value;

    private (double Value, Matrix<double> dZ) AtLogits(Matrix<double> Z, Matrix<double> Y, IProbabilities g)
    {
        var (value, dZ) = (0.0, Z * 0);
        var dz = new double[Z.ColumnCount];
        for (var i = 0; i < Z.RowCount; i++)
        {
            value += g.CrossEntropy(Z.Row(i).ToArray(), Y.Row(i).ToArray(), withComplements, dz) / Z.RowCount;
            dZ.SetRow(i, dz);
        }

        return (value, dZ / Z.RowCount);
    }
}
