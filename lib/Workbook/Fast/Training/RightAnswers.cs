using System.Runtime.CompilerServices;

namespace Workbook;

/// <summary>Counts the samples that are put into the right class: with one output the border is 0.5, with several the largest counts.</summary>
internal static unsafe class RightAnswers
{
    /// <summary>NaN if an output is NaN: such an answer is in no class.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Count(double* a, nint stride, double* y, int rows, int outputs)
    {
        double right = 0;
        for (nint i = 0; i < rows; i++, a += stride, y += outputs)
        {
            for (var j = 0; j < outputs; j++)
            {
                if (double.IsNaN(a[j]))
                {
                    return double.NaN;
                }
            }

            var same =
                outputs == 1 ? a[0] > 0.5 == y[0] > 0.5 : IndexOfLargest(a, outputs) == IndexOfLargest(y, outputs);
            right += same ? 1 : 0;
        }
        return right;
    }

    // For the few numbers of a row, TensorPrimitives.IndexOfMax takes several times as long.
    private static int IndexOfLargest(double* row, int count)
    {
        var largest = 0;
        for (var j = 1; j < count; j++)
        {
            largest = row[j] > row[largest] ? j : largest;
        }

        return largest;
    }
}
