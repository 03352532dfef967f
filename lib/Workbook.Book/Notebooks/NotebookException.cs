namespace Workbook.Book.Notebooks;

/// <summary>A notebook cannot be read or written. The message is one sentence for the person who named it.</summary>
public sealed class NotebookException(string message) : Exception(message);
