using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Plotly.NET;

namespace Workbook;

/// <summary>A chart for clients that do not draw <see cref="MimeTypes.Plotly"/> themselves.</summary>
internal static class ChartHtml
{
    private const string PlotlyAddress = "https://cdn.plot.ly/plotly-2.35.3.min.js";

    /// <summary>
    /// A division and the script that draws into it. The name of the division comes from the content: the same chart gives
    /// the same bytes. plotly.js is loaded only where the page has none.
    /// </summary>
    public static string Of(GenericChart chart)
    {
        var json = ChartJson.Of(chart);
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)))[..12];
        var height = Convert.ToString(GenericChart.getLayout(chart).At("height") ?? 450, CultureInfo.InvariantCulture);
        var label = HtmlEncoder.Default.Encode(ChartSentence.Of(chart));
        return $$"""
            <div data-figure="{{name}}" role="img" aria-label="{{label}}" style="width:100%;height:{{height}}px"></div>
            <script>
            (function () {
              var figure = {{json}};
              var address = "{{PlotlyAddress}}";
              function draw(plotly) {
                document.querySelectorAll('[data-figure="{{name}}"]:empty').forEach(function (div) {
                  (plotly || window.Plotly).newPlot(div, figure.data, figure.layout, figure.config);
                });
              }
              if (window.Plotly) draw(window.Plotly);
              else if (typeof window.require === "function" && window.require.config) {
                window.require.config({ paths: { plotly: address.slice(0, -3) } });
                window.require(["plotly"], draw);
              } else {
                window.workbookPlotly = window.workbookPlotly || new Promise(function (resolve, reject) {
                  var script = document.createElement("script");
                  script.src = address;
                  script.onload = function () { resolve(window.Plotly); };
                  script.onerror = reject;
                  document.head.appendChild(script);
                });
                window.workbookPlotly.then(draw);
              }
            })();
            </script>
            """;
    }
}
