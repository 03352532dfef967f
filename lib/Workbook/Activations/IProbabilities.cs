namespace Workbook;

/// <summary>
/// An activation whose outputs are probabilities, with their logarithms taken from the weighted sums z: where a probability is rounded
/// to 0 or 1, its own logarithm is infinite and the chain rule divides by 0.
/// </summary>
internal interface IProbabilities
{
    /// <summary>One sample's cross-entropy, Σ −y ln a, with the complements also Σ −(1 − y) ln(1 − a).</summary>
    /// <param name="z">The sample's weighted sums.</param>
    /// <param name="y">The wanted probabilities.</param>
    /// <param name="withComplements">Whether what is not wanted counts too.</param>
    /// <param name="dz">Becomes the derivatives with respect to z.</param>
    double CrossEntropy(ReadOnlySpan<double> z, ReadOnlySpan<double> y, bool withComplements, Span<double> dz);

    /// <summary>The same on a tape.</summary>
    Value CrossEntropy(Value[] z, double[] y, bool withComplements);
}
