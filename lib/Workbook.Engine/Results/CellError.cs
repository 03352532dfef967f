namespace Workbook.Engine.Results;

/// <summary>Why a cell failed, as Jupyter's error message carries it.</summary>
/// <param name="Name">The kind of error: the exception's type, or "CompilationError".</param>
/// <param name="Message">One sentence.</param>
/// <param name="Traceback">The lines to print, which may hold ANSI colours.</param>
/// <param name="Line">The 1-based line of the cell that failed, where it is known.</param>
internal sealed record CellError(string Name, string Message, IReadOnlyList<string> Traceback, int? Line)
{
    /// <summary>The name of the error of a cell that ends its process.</summary>
    public const string ProcessEnded = "ProcessEnded";

    /// <summary>The error of a cell that ends its process.</summary>
    /// <param name="message">How, and what to do.</param>
    public static CellError EndedProcess(string message) => new(ProcessEnded, message, [message], null);

    /// <summary>Whether the cell needed more memory than there is: after that, nothing can be relied on.</summary>
    public bool IsOutOfMemory => Name == nameof(OutOfMemoryException);
}
