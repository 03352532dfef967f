using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Workbook.Book.Pages;

/// <summary>Terminal text as HTML: colours become spans, and a carriage return overwrites its line.</summary>
internal static partial class AnsiText
{
    public static string ToHtml(string text)
    {
        var html = new StringBuilder();
        var open = false;
        var start = 0;
        text = Overwritten().Replace(text, "");
        foreach (Match escape in Escape().Matches(text))
        {
            html.Append(WebUtility.HtmlEncode(text[start..escape.Index]));
            start = escape.Index + escape.Length;
            if (escape.Groups["codes"] is not { Success: true } codes)
            {
                continue;
            }

            if (open)
            {
                html.Append("</span>");
            }

            var color = codes.Value.Split(';').LastOrDefault(code => code.Length == 2 && code[0] is '3' or '9');
            open = color is not null;
            if (open)
            {
                html.Append($"<span class=\"ansi{color![1]}\">");
            }
        }
        html.Append(WebUtility.HtmlEncode(text[start..]));
        if (open)
        {
            html.Append("</span>");
        }

        return html.ToString();
    }

    [GeneratedRegex(@"[^\n\r]*\r(?!\n)(?=[^\n])|\r(?=\n)")]
    private static partial Regex Overwritten();

    [GeneratedRegex(@"\x1b\[(?:(?<codes>[0-9;]*)m|[0-9;?]*[A-Za-ln-z])")]
    private static partial Regex Escape();
}
