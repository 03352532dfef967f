namespace Workbook;

/// <summary>Training was cancelled. The network keeps the weights of its last step, and what was logged is here.</summary>
public sealed class TrainingCanceledException(TrainingHistory history, CancellationToken token)
    : OperationCanceledException(
        $"Training was cancelled after {history.Steps} steps: the network keeps what it has learnt.",
        token
    )
{
    /// <summary>What was logged before.</summary>
    public TrainingHistory History { get; } = history;
}
