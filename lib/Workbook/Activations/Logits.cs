namespace Workbook;

/// <summary>Logarithms of sums of exponentials which neither overflow nor vanish.</summary>
internal static class Logits
{
    /// <summary>ln(1 + e^z).</summary>
    public static double Softplus(double z) =>
        Math.Max(z, 0) + MathNet.Numerics.SpecialFunctions.Log1p(Math.Exp(-Math.Abs(z)));

    /// <summary>ln Σ e^z over all entries but one; −1 leaves none out.</summary>
    public static double LogSumExp(ReadOnlySpan<double> z, int without = -1)
    {
        var largest = double.NegativeInfinity;
        for (var j = 0; j < z.Length; j++)
        {
            largest = j == without ? largest : Math.Max(largest, z[j]);
        }

        double sum = 0;
        for (var j = 0; j < z.Length; j++)
        {
            sum += j == without ? 0 : Math.Exp(z[j] - largest);
        }

        return largest + Math.Log(sum);
    }
}
