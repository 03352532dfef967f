namespace Workbook;

/// <summary>Writes an <see cref="IRichDisplay"/> in one MIME type.</summary>
internal sealed class RichDisplayFormatter(string mimeType)
{
    public string MimeType { get; } = mimeType;

    /// <summary>Writes <paramref name="value"/>; false where it has no such form. Kernels find this method by its signature.</summary>
    public bool Format(object value, TextWriter writer)
    {
        var text = (value as IRichDisplay)?.Represent(MimeType);
        writer.Write(text);
        return text is not null;
    }
}
