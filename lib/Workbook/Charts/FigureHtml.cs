using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace Workbook;

/// <summary>A figure for clients that do not draw <see cref="MimeTypes.Plotly"/> themselves.</summary>
internal static class FigureHtml
{
    private const string PlotlyAddress = "https://cdn.plot.ly/plotly-2.35.3.min.js";

    // Escapes < and >, so that no text of a figure can end the script element.
    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public static string Serialize(JsonNode node) => node.ToJsonString(Json);

    /// <summary>
    /// A division and the script that draws into it. The name of the division comes from the content: the same figure gives
    /// the same bytes. plotly.js is loaded only where the page has none.
    /// </summary>
    public static string Of(Figure figure)
    {
        var json = Serialize(figure.ToJson());
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)))[..12];
        var height = figure.Layout["height"]?.ToString() ?? "420";
        var label = HtmlEncoder.Default.Encode(figure.ToString());
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
