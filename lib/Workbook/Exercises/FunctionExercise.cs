using static System.FormattableString;

namespace Workbook;

/// <summary>An exercise whose answer is a function: it is tried at several places, so that one lucky number is not enough.</summary>
/// <param name="asked">What the function computes.</param>
/// <param name="right">The right function.</param>
/// <param name="places">Where it is tried: the arguments of each try.</param>
/// <param name="slips">Wrong functions that people write, each with what to say.</param>
public sealed class FunctionExercise(
    string asked,
    Func<double[], double> right,
    double[][] places,
    params (Func<double[], double> Answer, string Help)[] slips
)
{
    /// <summary>Judges a function of one number; null while it is not answered.</summary>
    public ExerciseResult Check(Func<double, double>? answer) =>
        CheckAll(answer is null ? null : place => answer(place[0]));

    /// <summary>Judges a function of two numbers; null while it is not answered.</summary>
    public ExerciseResult Check(Func<double, double, double>? answer) =>
        CheckAll(answer is null ? null : place => answer(place[0], place[1]));

    private ExerciseResult CheckAll(Func<double[], double>? answer)
    {
        if (answer is null)
        {
            return new(asked, ExerciseStatus.NotAnswered, "");
        }
        var hint = Diagnosis(answer);
        return new(asked, hint is null ? ExerciseStatus.Right : ExerciseStatus.Wrong, hint ?? "");
    }

    private string? Diagnosis(Func<double[], double> answer)
    {
        var values = new double[places.Length];
        for (var i = 0; i < places.Length; i++)
        {
            try
            {
                values[i] = answer(places[i]);
            }
            catch (Exception exception)
            {
                return $"it throws at {Place(i)}: {exception.Message}";
            }
        }
        var wrong = Array.FindIndex(values, (value) => !double.IsFinite(value));
        if (wrong >= 0)
        {
            return Invariant($"at {Place(wrong)} it gives {values[wrong]}");
        }
        if (Agrees(right))
        {
            return null;
        }
        var slip = slips.FirstOrDefault(slip => Agrees(slip.Answer));
        wrong = Enumerable.Range(0, places.Length).First(i => !Near(values[i], right(places[i])));
        return slip.Help ?? Invariant($"it is not right at {Place(wrong)}, where it gives {values[wrong]:G6}");

        bool Agrees(Func<double[], double> other) =>
            Enumerable.Range(0, places.Length).All(i => Near(values[i], other(places[i])));
    }

    private static bool Near(double a, double b) => Math.Abs(a - b) <= 1e-6 * Math.Max(1, Math.Abs(b));

    private string Place(int i) =>
        places[i].Length == 1 ? Invariant($"{places[i][0]}") : Invariant($"({places[i][0]}, {places[i][1]})");
}
