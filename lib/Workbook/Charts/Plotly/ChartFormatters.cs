using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive.Formatting;
using Plotly.NET;

namespace Workbook;

/// <summary>Tells notebook kernels, when this library is loaded, how any chart of Plotly.NET is shown.</summary>
internal static class ChartFormatters
{
#pragma warning disable CA2255 // Loading the library must be enough: a notebook has no other place to say it.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Register()
    {
        Formatter.Register<GenericChart>((chart, writer) => writer.Write(ChartJson.Of(chart)), MimeTypes.Plotly);
        Formatter.Register<GenericChart>((chart, writer) => writer.Write(ChartHtml.Of(chart)), MimeTypes.Html);
        Formatter.Register<GenericChart>((chart, writer) => writer.Write(ChartSentence.Of(chart)), MimeTypes.Plain);
        Formatter.SetPreferredMimeTypesFor(typeof(GenericChart), MimeTypes.Html, MimeTypes.Plain);
    }
}
