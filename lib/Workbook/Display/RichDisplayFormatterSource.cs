namespace Workbook;

/// <summary>The formatters of the library's values, in the form that notebook kernels look for.</summary>
internal sealed class RichDisplayFormatterSource
{
    public IEnumerable<object> CreateTypeFormatters() =>
        new[] { MimeTypes.Latex, MimeTypes.Html, MimeTypes.Plain }.Select(mimeType => new RichDisplayFormatter(
            mimeType
        ));
}
