using System.Globalization;
using System.Net;
using System.Text;

namespace Workbook;

/// <summary>A table of numbers and words with a caption: <c>new Table("Shapes", "layer", "W").Row(1, "2 × 3").Row(2, "3 × 2")</c>.</summary>
[TypeFormatterSource(typeof(RichDisplayFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Plain])]
public sealed class Table(string caption, params string[] headers) : IRichDisplay
{
    private readonly List<object?[]> _rows = [];

    /// <summary>Adds a row: as many cells as there are headers. Numbers show six significant digits.</summary>
    /// <exception cref="ArgumentException">The row has more or fewer cells than there are headers.</exception>
    public Table Row(params object?[] cells)
    {
        if (cells.Length != headers.Length)
        {
            throw new ArgumentException(
                $"The row has {cells.Length} cells, the table \"{caption}\" has {headers.Length} columns: {string.Join(", ", headers)}."
            );
        }

        _rows.Add(cells);
        return this;
    }

    /// <inheritdoc/>
    public string? Represent(string mimeType) =>
        mimeType switch
        {
            MimeTypes.Html => ToHtml(),
            MimeTypes.Plain => ToString(),
            _ => null,
        };

    /// <summary>The table in columns of plain text.</summary>
    public override string ToString()
    {
        var lines = _rows.Select(row => row.Select(Text).ToArray()).Prepend(headers).ToList();
        var widths = headers.Select((_, column) => lines.Max(line => line[column].Length)).ToArray();
        return caption
            + "\n"
            + string.Join(
                "\n",
                lines.Select(line =>
                    string.Join("  ", line.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd()
                )
            );
    }

    private string ToHtml()
    {
        var html = new StringBuilder(
            $"<table style=\"border-collapse:collapse\"><caption style=\"text-align:left;padding:4px 0\">{Escape(caption)}</caption><thead><tr>"
        );
        foreach (var (column, header) in headers.Index())
        {
            html.Append(
                $"<th style=\"text-align:{(_rows.Exists(row => IsNumber(row[column])) ? "right" : "left")};padding:2px 12px;border-bottom:1px solid\">{Escape(header)}</th>"
            );
        }

        html.Append("</tr></thead><tbody>");
        foreach (var row in _rows)
        {
            html.Append("<tr>").AppendJoin("", row.Select(Cell)).Append("</tr>");
        }

        return html.Append("</tbody></table>").ToString();
    }

    private static string Cell(object? value) =>
        $"<td style=\"text-align:{(IsNumber(value) ? "right;font-variant-numeric:tabular-nums" : "left")};padding:2px 12px\">{Escape(Text(value))}</td>";

    private static bool IsNumber(object? value) =>
        value is double or float or int or long
        || value is string text && double.TryParse(text, CultureInfo.InvariantCulture, out _);

    private static string Text(object? value) =>
        value switch
        {
            null => "",
            double number => number.ToString("G6", CultureInfo.InvariantCulture),
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}
