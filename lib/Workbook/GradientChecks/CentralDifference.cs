namespace Workbook;

/// <summary>The derivative of a function from its values alone.</summary>
internal static class CentralDifference
{
    /// <summary>
    /// (f(x + h) − f(x − h)) / 2h at h and at h/2, extrapolated to h = 0. Where the two disagree, a kink of ReLU may lie
    /// within the step: a smaller one is tried.
    /// </summary>
    public static double Derivative(Func<double, double> f, double x)
    {
        var (best, bestError) = (double.NaN, double.PositiveInfinity);
        for (var step = 1e-3; step > 1e-8 && !(bestError <= 1e-5 * Math.Abs(best)); step /= 10)
        {
            var h = step * Math.Max(1, Math.Abs(x));
            var wide = (f(x + h) - f(x - h)) / (2 * h);
            var narrow = (f(x + h / 2) - f(x - h / 2)) / h;
            if (Math.Abs(narrow - wide) < bestError)
            {
                (best, bestError) = ((4 * narrow - wide) / 3, Math.Abs(narrow - wide));
            }
        }
        return best;
    }
}
