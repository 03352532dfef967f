namespace Workbook;

/// <summary>The formatters of every <see cref="IRichDisplay"/>, in the form that notebook kernels look for.</summary>
internal sealed class RichDisplayFormatterSource
{
    public IEnumerable<object> CreateTypeFormatters() =>
        new[] { MimeTypes.Plotly, MimeTypes.Latex, MimeTypes.Html, MimeTypes.Plain }.Select(mimeType => new RichDisplayFormatter(mimeType));
}
