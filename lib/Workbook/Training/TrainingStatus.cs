namespace Workbook;

/// <summary>How far a training is.</summary>
/// <param name="Epoch">Completed epochs.</param>
/// <param name="Epochs">All epochs.</param>
/// <param name="Loss">The loss of the last completed epoch.</param>
/// <param name="Left">The time that is left, from the pace so far.</param>
[TypeFormatterSource(typeof(RichDisplayFormatterSource), PreferredMimeTypes = [MimeTypes.Plain])]
public sealed record TrainingStatus(int Epoch, int Epochs, double Loss, TimeSpan Left)
{
    /// <summary>One line: bar, epochs, loss, time left.</summary>
    public override string ToString()
    {
        const int width = 24;
        var done = (int)((long)width * Epoch / Epochs);
        var left = TimeSpan.FromSeconds(Math.Ceiling(Left.TotalSeconds));
        return FormattableString.Invariant(
            $"[{new string('█', done)}{new string('░', width - done)}] epoch {Epoch} of {Epochs}, loss {Loss:G5}, {left:m\\:ss} left"
        );
    }
}
