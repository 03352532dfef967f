using System.Collections;
using MathNet.Numerics.LinearAlgebra;
using static System.FormattableString;

namespace Workbook;

/// <summary>
/// An exercise: what is asked for, the right answer, and the likeliest slips, each with the sentence that helps. Checking
/// never throws and never gives the right answer away.
/// </summary>
/// <param name="asked">The quantity that is asked for, such as "dW2".</param>
/// <param name="right">The right answer: a number, vector, matrix or list of numbers.</param>
/// <param name="slips">Wrong answers that people give, each with what to say.</param>
public sealed class Exercise(string asked, object right, params (object Answer, string Help)[] slips)
{
    /// <summary>What of an answer is judged, where several answers are right; the answer itself by default.</summary>
    internal Func<Matrix<double>, Matrix<double>> Judged { get; init; } = answer => answer;

    /// <summary>How many numbers an answer has, where that is not how many <c>right</c> has.</summary>
    internal int? Count { get; init; }

    /// <summary>The largest difference, as a share of the largest entry: four significant digits are enough.</summary>
    internal double Tolerance { get; init; } = 5e-4;

    private readonly Matrix<double> _right =
        Quantity.AsMatrix(right) ?? throw new ArgumentException($"The answer to \"{asked}\" is not made of numbers.");

    /// <summary>Judges an answer.</summary>
    /// <param name="answer">A number, vector, matrix or list of numbers; null while it is not answered.</param>
    public ExerciseResult Check(object? answer)
    {
        if (answer is null)
        {
            return new(asked, ExerciseStatus.NotAnswered, "");
        }
        var hint = Diagnosis(answer);
        return new(asked, hint is null ? ExerciseStatus.Right : ExerciseStatus.Wrong, hint ?? "");
    }

    private string? Diagnosis(object answer)
    {
        if (Quantity.AsMatrix(answer) is not { } given)
        {
            return answer is IEnumerable list and not string && !list.Cast<object>().Any()
                ? $"it is empty; {Form} is asked for"
                : $"{Form} is asked for, this is a {answer.GetType().Name}";
        }
        given = Turned(given);
        if (given.RowCount * given.ColumnCount != (Count ?? _right.RowCount * _right.ColumnCount))
        {
            return $"{Form} is asked for, this is {Quantity.Describe(given)}";
        }
        if (AnswerDiagnosis.NotFinite(given) is { } notFinite)
        {
            return notFinite;
        }
        given = Judged(given);
        if (AnswerDiagnosis.Same(given, _right, Tolerance))
        {
            return null;
        }
        var slip = slips.FirstOrDefault(slip =>
            AnswerDiagnosis.Same(given, Turned(Quantity.AsMatrix(slip.Answer)!), Tolerance)
        );
        return slip.Help ?? AnswerDiagnosis.Of(given, _right, Tolerance);
    }

    // A list of numbers neither stands nor lies.
    private Matrix<double> Turned(Matrix<double> list) =>
        Math.Min(list.RowCount, list.ColumnCount) == 1
        && list.RowCount == _right.ColumnCount
        && list.ColumnCount == _right.RowCount
            ? list.Transpose()
            : list;

    private string Form =>
        Count is { } count ? Invariant($"a list of {count} numbers")
        : _right is { RowCount: 1, ColumnCount: 1 } ? "a number"
        : $"a {_right.Shape()} matrix";
}
