namespace Workbook;

/// <summary>How an exercise stands.</summary>
public enum ExerciseStatus
{
    /// <summary>The answer is still null or NaN.</summary>
    NotAnswered,

    /// <summary>The answer is right.</summary>
    Right,

    /// <summary>The answer is wrong.</summary>
    Wrong,
}
