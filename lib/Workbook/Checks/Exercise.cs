using MathNet.Numerics.LinearAlgebra;
using static System.FormattableString;

namespace Workbook;

/// <summary>Checks the answers of exercises. It never throws: a wrong answer gets a hint, and the notebook runs on.</summary>
public static class Exercise
{
    /// <summary>Compares an answer with the right one.</summary>
    /// <param name="name">The quantity that is asked for.</param>
    /// <param name="answer">A number, vector, matrix, truth value or text; null or NaN while it is not answered.</param>
    /// <param name="expected">The right answer.</param>
    /// <param name="hints">Known wrong answers, each with what to say: <c>[("the factor σ′(z) is missing", wrong)]</c>.</param>
    /// <param name="relativeTolerance">Largest difference, as a share of the largest entry of <paramref name="expected"/>.</param>
    public static ExerciseResult Check(
        string name,
        object? answer,
        object expected,
        (string Hint, object Wrong)[]? hints = null,
        double relativeTolerance = 1e-6
    )
    {
        if (answer is null || Quantity.AsMatrix(answer) is { } numbers && numbers.ForAll(double.IsNaN))
        {
            return new(name, ExerciseStatus.NotAnswered, "");
        }

        var hint = Diagnosis(answer, expected, hints ?? [], relativeTolerance);
        return new(name, hint is null ? ExerciseStatus.Right : ExerciseStatus.Wrong, hint ?? "");
    }

    private static string? Diagnosis(
        object answer,
        object expected,
        (string Hint, object Wrong)[] hints,
        double tolerance
    )
    {
        if (Quantity.AsMatrix(expected) is not { } right)
        {
            return Same(answer, expected)
                ? null
                : KnownMistake(wrong => Same(answer, wrong)) ?? Invariant($"{answer} is not right");
        }

        if (Quantity.AsMatrix(answer) is not { } given)
        {
            return $"a {(right is { RowCount: 1, ColumnCount: 1 } ? "number" : $"{right.Shape()} matrix")} is asked for, this is a {answer.GetType().Name}";
        }
        // A list of numbers neither stands nor lies.
        var isList =
            Math.Min(given.RowCount, given.ColumnCount) == 1
            && (answer is not Matrix<double> || expected is not Matrix<double>);
        if (isList && given.RowCount != right.RowCount)
        {
            given = given.Transpose();
        }

        return AnswerDiagnosis.Same(given, right, tolerance)
            ? null
            : KnownMistake(wrong =>
                Quantity.AsMatrix(wrong) is { } mistake && AnswerDiagnosis.Same(given, mistake, tolerance)
            ) ?? AnswerDiagnosis.Of(given, right, tolerance);

        string? KnownMistake(Func<object, bool> made) =>
            hints.Where(hint => made(hint.Wrong)).Select(hint => hint.Hint).FirstOrDefault();
    }

    private static bool Same(object answer, object expected) =>
        answer.Equals(expected)
        || answer is string given
            && expected is string right
            && given.Trim().Equals(right.Trim(), StringComparison.OrdinalIgnoreCase);
}
