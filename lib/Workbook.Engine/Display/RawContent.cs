namespace Workbook.Engine.Display;

/// <summary>A text that is already in the form of its MIME type.</summary>
internal sealed record RawContent(string MimeType, string Content);
