namespace Workbook;

/// <summary>The MIME types in which the library shows its values.</summary>
public static class MimeTypes
{
    public const string Plain = "text/plain";
    public const string Html = "text/html";
    public const string Latex = "text/latex";
    public const string Plotly = "application/vnd.plotly.v1+json";
}
