using System.Net;
using Workbook.Engine;

namespace Workbook.Book.Pages;

/// <summary>What every page of the site has around its content.</summary>
internal sealed class PageLayout(PageAssets assets)
{
    /// <param name="scripts">What the head of this page has besides.</param>
    public string Render(string title, string sidebar, string main, string scripts = "") =>
        $$"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{{WebUtility.HtmlEncode(title)}}</title>
            <script>try { document.documentElement.dataset.theme = localStorage.theme ?? "" } catch { }</script>
            <link rel="stylesheet" href="{{assets.KatexStyle}}">
            <link rel="stylesheet" href="assets/page.css">
            <script defer src="{{assets.KatexScript}}"></script>
            <script defer src="{{assets.PlotlyScript}}"></script>
            <script defer src="assets/narrow.js"></script>
            <script defer src="assets/page.js"></script>{{scripts}}
            </head>
            <body>
            <a class="skip" href="#main">Skip to the content</a>
            <header>
            <a href="index.html">Workbook</a>
            <button id="theme" type="button" aria-label="Switch between light and dark">◐</button>
            </header>
            <div class="columns">
            {{sidebar}}
            <main id="main">
            {{main}}
            </main>
            </div>
            <footer>Workbook {{ProductVersion.Text}}</footer>
            </body>
            </html>
            """;
}
