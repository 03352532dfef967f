using MathNet.Numerics.LinearAlgebra;

namespace Workbook;

// Notebook 02.
public static partial class Exercises
{
    /// <summary>How much −ln p rises when p falls from 0.60 to 0.30.</summary>
    public static Exercise RiseOfTheLoss =>
        new(
            "the rise of E",
            Math.Log(2),
            (-Math.Log(0.3), "that is E afterwards; the rise is asked for"),
            (-Math.Log(0.6), "that is E before; the rise is asked for"),
            (0.3, "that is what p lost; E is −ln p"),
            (1, "that is the logarithm to the base 2; E takes the natural one"),
            (Math.Log10(2), "that is the logarithm to the base 10; E takes the natural one"),
            (2, "p is halved; what does the logarithm make of a factor?"),
            (-Math.Log(0.4) + Math.Log(0.1), "E looks at the probability of the true class alone")
        );

    /// <summary>Thresholds and weights [b1, b2, v1, v2, b3] of a threshold network that computes XOR.</summary>
    public static Exercise XorByThresholds =>
        new(
            "answers for (0,0), (0,1), (1,0), (1,1)",
            Matrices.Row(0, 1, 1, 0),
            (Matrices.Row(0, 1, 1, 1), "these are the answers of OR: where both are 1, h2 has to outweigh h1"),
            (Matrices.Row(0, 0, 0, 1), "these are the answers of AND: give h2 a negative weight"),
            (Matrices.Row(1, 0, 0, 1), "all four answers are turned round"),
            (
                Matrices.Row(1, 1, 1, 0),
                "these are the answers of NOT AND: at (0,0) nothing may fire, so y needs b3 < 0"
            ),
            (Matrices.Row(0, 0, 0, 0), "y never fires: b3 is too low for v1 alone to lift it above 0"),
            (Matrices.Row(1, 1, 1, 1), "y always fires: b3 has to be negative")
        )
        {
            Count = 5,
            Judged = v =>
            {
                var row = v.Enumerate().ToArray();
                return Matrices.Row([.. new[] { 0.0, 1, 1, 2 }.Select(sum => Answer(row, sum))]);

                static double Step(double z) => z > 0 ? 1 : 0;
                static double Answer(double[] v, double sum) =>
                    Step(v[2] * Step(sum + v[0]) + v[3] * Step(sum + v[1]) + v[4]);
            },
        };

    /// <summary>The u with softmax(z₁, z₂)₁ = σ(u).</summary>
    public static FunctionExercise SoftmaxIsSigmoid =>
        new(
            "the u of σ(u)",
            z => z[0] - z[1],
            [
                [0.3, -1.2],
                [5, 7],
                [-2, -2.5],
            ],
            (z => z[1] - z[0], "that gives the second component: which of the two scores helps the first class?"),
            (z => z[0], "z₂ matters as well: with a large z₂ the first class becomes unlikely"),
            (z => z[0] + z[1], "adding the same number to both scores must change nothing: here it would"),
            (z => z[0] / z[1], "divide eᶻ¹ by eᶻ², not the scores themselves"),
            (z => Math.Exp(z[0] - z[1]), "that is the quotient of the exponentials; the exponent is asked for"),
            (z => Sigmoid(z[0] - z[1]), "that is σ(u); u itself is asked for"),
            (z => Sigmoid(z[1] - z[0]), "that is the other component, and σ(u) in place of u")
        );

    /// <summary>∂E/∂z of softmax with cross-entropy for z = (0.2, 1.4, −0.7, 0.1), the second class being true.</summary>
    public static Exercise SoftmaxGradient => SoftmaxGradientAt(0.2, 1.4, -0.7, 0.1);

    private static Exercise SoftmaxGradientAt(params double[] z)
    {
        var p = Activation.Softmax.Apply(Matrices.Row(z));
        var d = p.MapIndexed((_, j, _) => j == 1 ? 1.0 : 0, Zeros.Include);
        return new(
            "∂E/∂z",
            p - d,
            (p, "that is p: the true class is missing"),
            (-d.PointwiseDivide(p), "that is ∂E/∂p; the Jacobian of softmax has still to be applied"),
            (
                Matrices.Row([.. z]).Map(Sigmoid) - d,
                "σ of each score is not softmax: the scores compete, and their probabilities sum to 1"
            ),
            (
                (p - d).PointwiseMultiply(p).PointwiseMultiply(1 - p),
                "one factor too many: p(1 − p) has been cancelled by the 1/p of the loss"
            ),
            (p.PointwiseMultiply(1 - p), "that is the diagonal of the Jacobian"),
            (Matrices.Row(z) - d, "that is z − d: the probabilities are asked for, not the scores"),
            (p - p.MapIndexed((_, j, _) => j == 0 ? 1.0 : 0, Zeros.Include), "the second class is true, not the first")
        );
    }
}
