namespace Workbook;

/// <summary>
/// Which activations one step keeps. The decision is a hash of seed, step, layer, sample and unit: the same whichever thread asks.
/// </summary>
internal static unsafe class DropoutMask
{
    /// <summary>Fills the mask with 0 (dropped) or 1/(1 − share) (kept).</summary>
    public static void Fill(
        double* mask,
        nint rows,
        nint stride,
        double share,
        uint seed,
        long step,
        int layer,
        long firstRow
    )
    {
        var kept = 1 / (1 - share);
        var stream = Mix(Mix(Mix(seed) + (ulong)step) + (ulong)layer);
        for (nint i = 0; i < rows; i++)
        {
            var row = Mix(stream + (ulong)(firstRow + i));
            for (nint j = 0; j < stride; j++)
            {
                mask[i * stride + j] = (Mix(row + (ulong)j) >> 11) * (1.0 / (1UL << 53)) < share ? 0 : kept;
            }
        }
    }

    /// <summary>The finaliser of SplitMix64 (Steele, Lea and Flood 2014).</summary>
    private static ulong Mix(ulong x)
    {
        x += 0x9E3779B97F4A7C15;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}
