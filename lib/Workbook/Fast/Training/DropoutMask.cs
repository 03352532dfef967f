namespace Workbook;

/// <summary>
/// Which activations of one layer a step keeps. The decision is a hash of seed, step, layer, sample and unit: the same whichever
/// thread asks.
/// </summary>
/// <param name="Options">Share and seed.</param>
/// <param name="Step">The number of the step.</param>
/// <param name="Layer">The layer, from 0.</param>
/// <param name="FirstSample">The sample in row 0.</param>
internal readonly record struct DropoutMask(TrainingOptions Options, long Step, int Layer, long FirstSample)
{
    /// <summary>Fills the mask of some rows with 0 (dropped) or 1/(1 − share) (kept).</summary>
    public unsafe void Fill(double* mask, nint from, nint rows, nint stride)
    {
        var kept = 1 / (1 - Options.Dropout);
        var stream = Mix(Mix(Mix(Options.Seed) + (ulong)Step) + (ulong)Layer);
        for (nint i = 0; i < rows; i++)
        {
            var row = Mix(stream + (ulong)(FirstSample + from + i));
            for (nint j = 0; j < stride; j++)
            {
                mask[i * stride + j] = (Mix(row + (ulong)j) >> 11) * (1.0 / (1UL << 53)) < Options.Dropout ? 0 : kept;
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
