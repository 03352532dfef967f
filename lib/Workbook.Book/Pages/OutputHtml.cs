using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Workbook.Book.Notebooks;
using Workbook.Engine.Display;

namespace Workbook.Book.Pages;

/// <summary>A cell's outputs as HTML.</summary>
internal static class OutputHtml
{
    // Escapes "<", so that the JSON can stand inside a script element.
    private static readonly JsonSerializerOptions Embedded = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public static string Render(JsonObject output) =>
        (string?)output["output_type"] switch
        {
            "stream" =>
                $"<pre class=\"stream {output["name"]}\">{AnsiText.ToHtml(NotebookJson.Text(output["text"]))}</pre>",
            "error" =>
                $"<pre class=\"error\">{AnsiText.ToHtml(string.Join('\n', output["traceback"]!.AsArray().Select(line => (string?)line)))}</pre>",
            _ => output["data"] is JsonObject data ? Rich(data) : "",
        };

    private static string Rich(JsonObject data)
    {
        if (data[PlotlyNetCharts.MimeType] is JsonObject figure)
        {
            return Chart(figure, NotebookJson.Text(data["text/plain"]));
        }

        if (data["text/html"] is { } html)
        {
            return $"<div class=\"html\">{NotebookJson.Text(html)}</div>";
        }

        if (data["text/latex"] is { } latex)
        {
            return $"<div class=\"math display\">{WebUtility.HtmlEncode(NotebookJson.Text(latex).Trim().Trim('$'))}</div>";
        }

        if (data["image/svg+xml"] is { } svg)
        {
            return $"<div class=\"html\">{NotebookJson.Text(svg)}</div>";
        }

        if (data["image/png"] is { } png)
        {
            return $"<img alt=\"{WebUtility.HtmlEncode(NotebookJson.Text(data["text/plain"]))}\" src=\"data:image/png;base64,{NotebookJson.Text(png).Trim()}\">";
        }

        return $"<pre class=\"stream\">{AnsiText.ToHtml(NotebookJson.Text(data["text/plain"]))}</pre>";
    }

    private static string Chart(JsonObject figure, string description)
    {
        var height =
            figure["layout"]?["height"] is JsonValue value && value.TryGetValue(out double pixels) ? pixels : 420;
        return $"""
            <figure class="chart" tabindex="0" aria-label="{WebUtility.HtmlEncode(description)}">
            <div class="plot" style="height:{height:0}px"></div>
            <script type="application/json">{figure.ToJsonString(Embedded)}</script>
            </figure>
            """;
    }
}
