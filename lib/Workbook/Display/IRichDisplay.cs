namespace Workbook;

/// <summary>A value that shows itself in a notebook in more than one form.</summary>
public interface IRichDisplay
{
    /// <summary>The value in the form of <paramref name="mimeType"/>, or null where it has none.</summary>
    string? Represent(string mimeType);
}
