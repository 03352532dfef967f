namespace Workbook;

/// <summary>What <see cref="Exercise.Check"/> shows below an exercise.</summary>
/// <param name="Name">The quantity that was asked for.</param>
/// <param name="Status">Whether it is answered, and rightly.</param>
/// <param name="Hint">What seems to be wrong; empty if nothing is.</param>
[TypeFormatterSource(typeof(RichDisplayFormatterSource), PreferredMimeTypes = [MimeTypes.Plain])]
public sealed record ExerciseResult(string Name, ExerciseStatus Status, string Hint)
{
    /// <summary>"○ dW2: not answered yet", "✓ dW2: right" or "✗ dW2: it is the transpose of the right answer".</summary>
    public override string ToString() =>
        Status switch
        {
            ExerciseStatus.NotAnswered => $"○ {Name}: not answered yet",
            ExerciseStatus.Right => $"✓ {Name}: right",
            _ => $"✗ {Name}: {Hint}",
        };
}
