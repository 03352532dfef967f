namespace Workbook;

/// <summary>
/// Hands progress on at once and on the same thread: <c>new Reporter(status => live.Update(status))</c>. .NET's <c>Progress&lt;T&gt;</c>
/// hands it to other threads, where it may arrive late and out of order.
/// </summary>
/// <param name="report">What to do with a status.</param>
public sealed class Reporter(Action<TrainingStatus> report) : IProgress<TrainingStatus>
{
    /// <summary>Hands the status on.</summary>
    public void Report(TrainingStatus value) => report(value);
}
