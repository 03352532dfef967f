namespace Workbook;

/// <summary>Writes an <see cref="IRichDisplay"/> in one MIME type; other values as text only.</summary>
internal sealed class RichDisplayFormatter(string mimeType)
{
    public string MimeType { get; } = mimeType;

    /// <summary>Writes <paramref name="value"/>; false where it has no such form. Kernels find this method by its signature.</summary>
    public bool Format(object value, TextWriter writer)
    {
        var text =
            value is IRichDisplay rich ? rich.Represent(MimeType)
            : MimeType == MimeTypes.Plain ? value.ToString()
            : null;
        writer.Write(text);
        return text is not null;
    }
}
