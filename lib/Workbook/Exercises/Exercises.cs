namespace Workbook;

/// <summary>
/// The exercises of the notebooks: <c>Exercises.RiseOfTheLoss.Check(answer)</c> says whether an answer is right, and what is
/// wrong with it. One file for each notebook.
/// </summary>
public static partial class Exercises
{
    /// <summary>Notebook 00: the z with σ(z) = 0.9.</summary>
    public static Exercise InverseSigmoid =>
        new(
            "z",
            Math.Log(9),
            (0.9, "that is σ(z); the z is asked for that gives it"),
            (Sigmoid(0.9), "that is σ(0.9), the other way round: for which z is σ(z) = 0.9?"),
            (-Math.Log(9), "there σ is 0.1: which sign has z where σ is above ½?"),
            (Math.Log(0.9), "the denominator of the sigmoid is 1 + e⁻ᶻ, not e⁻ᶻ alone"),
            (Math.Log10(9), "that is the logarithm to the base 10; e asks for the natural one"),
            (9, "that is eᶻ: take the logarithm")
        );

    private static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));
}
