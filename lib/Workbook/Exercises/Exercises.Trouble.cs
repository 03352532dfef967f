namespace Workbook;

// Notebook 05.
public static partial class Exercises
{
    /// <summary>‖dW1‖ ten layers before ‖dW11‖ = 0.1, at a factor of 6 per layer.</summary>
    public static Exercise VanishedNorm =>
        new(
            "‖dW1‖",
            0.1 * Math.Pow(6, -10),
            (0.1 * Math.Pow(6, -9), "that is nine layers back"),
            (0.1 * Math.Pow(6, -11), "that is eleven layers back"),
            (0.1 * Math.Pow(6, 10), "going back it shrinks: divide by 6 for each layer"),
            (0.1 / 60, "each layer divides again: 6 · 6 · … ten times"),
            (0.1 / 6, "that is one layer back"),
            (Math.Pow(6, -10), "it starts at 0.1, not at 1"),
            (0.1 * Math.Exp(-10), "the factor is 6 per layer, not e")
        );

    /// <summary>(3, −4) shortened to length 1.</summary>
    public static Exercise ClippedGradient =>
        new(
            "g of length 1",
            Matrices.Row(0.6, -0.8),
            (Matrices.Row(1, -1), "each entry was limited by itself: that turns the gradient"),
            (Matrices.Row(0.75, -1), "that divides by the largest entry; the length is √(3² + 4²)"),
            (
                Matrices.Row(3 / 7.0, -4 / 7.0),
                "that divides by the sum of the entries' sizes; the length is √(3² + 4²)"
            ),
            (Matrices.Row(0.12, -0.16), "that divides by the square of the length"),
            (Matrices.Row(3, -4), "that is g as it was"),
            (Matrices.Row(0.6, 0.8), "the sign of the second entry was lost"),
            (Matrices.Row(-3, 4), "that is g turned round"),
            (Matrices.Row(0.8, -0.6), "the entries have changed places")
        );

    /// <summary>The batch size that brings a scatter of 0.08 at 16 down to 0.02.</summary>
    public static Exercise BatchSize =>
        new(
            "the batch size",
            256,
            (64, "four times the batch only halves the scatter"),
            (32, "twice the batch divides the scatter by √2 only"),
            (4, "a larger batch has the smaller scatter"),
            (1, "a larger batch has the smaller scatter"),
            (16, "that is the size at which the scatter is 0.08"),
            (128, "that divides the scatter by √8; by 4 is asked for"),
            (1024, "that divides the scatter by 8"),
            (4096, "that divides the scatter by 16: the scatter goes with the square root of the size")
        )
        {
            Tolerance = 1e-9,
        };

    /// <summary>He's standard deviation for leaky ReLU of slope 0.1 and 50 inputs.</summary>
    public static Exercise LeakyDeviation =>
        new(
            "the standard deviation",
            Math.Sqrt(2 / (50 * 1.01)),
            (Math.Sqrt(2 / 50.0), "that is He's deviation for ReLU: the left side passes something, too"),
            (2 / (50 * 1.01), "that is the variance: take the root"),
            (-Math.Sqrt(2 / (50 * 1.01)), "a standard deviation is not negative"),
            (Math.Sqrt(2 / (50 * 1.1)), "the mean square on the left is kept with s², not with s"),
            (Math.Sqrt(2 / (50 * 0.99)), "the left side adds to what is kept: 1 + s²"),
            (Math.Sqrt(1 / 50.0), "half of the mean square is lost: the 2 is missing"),
            (Math.Sqrt(1.01 / 100), "the variance is divided by what is kept, not multiplied"),
            (Math.Sqrt(2 / 1.01), "the number of inputs, n = 50, is missing")
        )
        {
            Tolerance = 2e-4,
        };
}
