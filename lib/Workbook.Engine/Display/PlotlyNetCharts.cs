using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Microsoft.DotNet.Interactive.Formatting;

namespace Workbook.Engine.Display;

/// <summary>
/// Charts of Plotly.NET are shown by the book's library, once a cell has loaded that. For cells without it the kernel has the part that
/// does it in an assembly of its own, and loads it with the first chart.
/// </summary>
internal static class PlotlyNetCharts
{
    public const string MimeType = "application/vnd.plotly.v1+json";

    private static string Shower =>
        Path.Combine(
            Path.GetDirectoryName(typeof(PlotlyNetCharts).Assembly.Location)!,
            "plotly",
            "Workbook.Engine.Plotly.dll"
        );

    public static void PrepareFor(object? value)
    {
        // A chart is of one of two classes within GenericChart.
        if (
            value?.GetType() is not { DeclaringType: { FullName: "Plotly.NET.GenericChart" } chart }
            || Formatter
                .RegisteredFormatters()
                .Any(formatter => formatter.Type == chart && formatter.MimeType == MimeType)
        )
        {
            return;
        }
        // Beside Plotly.NET, so that it finds the cells' one and what that needs.
        var shower = AssemblyLoadContext.GetLoadContext(chart.Assembly)!.LoadFromAssemblyPath(Shower);
        RuntimeHelpers.RunModuleConstructor(shower.ManifestModule.ModuleHandle);
    }

    /// <summary>Until the result is disposed, others may register formatters of charts; those that were there come first again afterwards.</summary>
    public static IDisposable KeepFormatters()
    {
        var formatters = Formatter.RegisteredFormatters().ToList();
        var charts = formatters.Where(formatter => formatter.MimeType == MimeType).Select(formatter => formatter.Type);
        return new KeptFormatters([.. formatters.Where(formatter => charts.Contains(formatter.Type)).Reverse()]);
    }
}
