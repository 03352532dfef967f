namespace Workbook;

/// <summary>The formatters of a <see cref="Figure"/>, in the form that notebook kernels look for.</summary>
internal sealed class FigureFormatterSource
{
    public IEnumerable<object> CreateTypeFormatters() =>
        new[] { MimeTypes.Plotly, MimeTypes.Html, MimeTypes.Plain }.Select(mimeType => new RichDisplayFormatter(
            mimeType
        ));
}
