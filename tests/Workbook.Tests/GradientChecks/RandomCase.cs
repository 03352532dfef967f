using FsCheck;
using FsCheck.Fluent;
using MathNet.Numerics.LinearAlgebra;

namespace Workbook.Tests;

/// <summary>A random small network with data, loss and penalty that fit it.</summary>
public sealed record RandomCase(Network Network, Matrix<double> X, Matrix<double> Y, Loss Loss, Regularizer Regularizer)
{
    public static Arbitrary<RandomCase> Arbitrary { get; } =
        Arb.From(
            from depth in Gen.Choose(1, 4)
            from sizes in Gen.Choose(1, 5).ArrayOf(depth + 1)
            from hidden in Gen.Elements(
                Activation.Identity,
                Activation.Sigmoid,
                Activation.Tanh,
                Activation.ReLU,
                Activation.LeakyReLU(0.2),
                Activation.Softmax
            )
            from output in Gen.Elements(
                Activation.Identity,
                Activation.Sigmoid,
                Activation.Tanh,
                Activation.LeakyReLU(0.05),
                Activation.Softmax
            )
            from loss in Gen.Elements(LossesFor(output))
            from regularizer in Gen.Elements(Regularizer.None, Regularizer.L1(0.3), Regularizer.L2(0.7))
            from biases in Gen.Elements(true, false)
            from samples in Gen.Choose(1, 5)
            from seed in Gen.Choose(0, int.MaxValue)
            select Make(sizes, hidden, output, loss, regularizer, biases, samples, new NumPyRandom((uint)seed))
        );

    public override string ToString() =>
        $"{Network} ({string.Join("; ", Network.Layers)}), {Loss}, {Regularizer}, X {X.Shape()}, Y {Y.Shape()}";

    // Cross-entropy takes the logarithm of its outputs, so these must be positive.
    private static Loss[] LossesFor(Activation output) =>
        output == Activation.Sigmoid || output == Activation.Softmax
            ? [Loss.HalfSquared, Loss.MeanSquared, Loss.BinaryCrossEntropy, Loss.CategoricalCrossEntropy]
            : [Loss.HalfSquared, Loss.MeanSquared];

    private static RandomCase Make(
        int[] sizes,
        Activation hidden,
        Activation output,
        Loss loss,
        Regularizer regularizer,
        bool biases,
        int samples,
        NumPyRandom random
    )
    {
        // A softmax over one unit is constantly 1, where 1 − a has no logarithm.
        if (output == Activation.Softmax)
        {
            sizes[^1] = Math.Max(2, sizes[^1]);
        }

        var layers = Enumerable
            .Range(1, sizes.Length - 1)
            .Select(l => new DenseLayer(
                random.StandardNormal(sizes[l - 1], sizes[l]),
                biases ? random.StandardNormal(sizes[l]) : null,
                l < sizes.Length - 1 ? hidden : output
            ));
        var Y = random.RandomSample(samples, sizes[^1]);
        if (random.RandInt(0, 2) == 0)
        {
            Y = Y.Map(y => y > 0.5 ? 1.0 : 0.0);
        }

        return new(new([.. layers]), random.StandardNormal(samples, sizes[0]), Y, loss, regularizer);
    }
}
