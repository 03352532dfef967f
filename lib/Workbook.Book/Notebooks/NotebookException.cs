namespace Workbook.Book.Notebooks;

/// <summary>A notebook cannot be read or written. The message is one sentence for the person who named it.</summary>
internal sealed class NotebookException(string message) : Exception(message);
