namespace Workbook;

/// <summary>A loss on the last layer of a block of rows: the same formulas as <see cref="Loss"/>, without matrices.</summary>
internal abstract unsafe class LossKernel
{
    /// <summary>The kernel of this loss and activation together, or, where they have none, the loss's formulas entry by entry.</summary>
    public static LossKernel For(Loss loss, Activation g) =>
        (loss, g) switch
        {
            (BinaryCrossEntropyLoss, SigmoidActivation) => new SigmoidCrossEntropyKernel(),
            (CategoricalCrossEntropyLoss, SoftmaxActivation) => new SoftmaxCrossEntropyKernel(),
            (CrossEntropyLoss crossEntropy, IProbabilities p) => new CrossEntropyKernel(
                p,
                crossEntropy.WithComplements
            ),
            (HalfSquaredLoss, _) => new SquaredErrorKernel(ActivationKernel.For(g), isMean: false),
            (MeanSquaredLoss, _) => new SquaredErrorKernel(ActivationKernel.For(g), isMean: true),
            _ => new EntrywiseLossKernel(loss, ActivationKernel.For(g)),
        };

    /// <summary>Fills dZ and returns the sum of the rows' losses, not yet divided by the number of samples.</summary>
    public abstract double Backward(in OutputBlock block);
}
