using Markdig.Extensions.Mathematics;
using Markdig.Helpers;
using Markdig.Parsers;

namespace Workbook.Book.Pages;

/// <summary>Mathematics in running text, $…$ and $$…$$, with the limits that VS Code and Jupyter set: it may run over several lines.</summary>
internal sealed class MathParser : InlineParser
{
    public MathParser() => OpeningCharacters = ['$'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var text = slice.AsSpan();
        var delimiter = text.StartsWith("$$") ? "$$" : "$";
        var content = text[delimiter.Length..];
        var length = Length(content, delimiter);
        if (length <= 0)
        {
            return false;
        }

        var start = slice.Start + delimiter.Length;
        processor.Inline = new MathInline
        {
            Delimiter = '$',
            DelimiterCount = delimiter.Length,
            Content = new StringSlice(slice.Text, start, start + length - 1),
        };
        slice.Start = start + length + delimiter.Length;
        return true;
    }

    /// <returns>How long the mathematics is, or -1 where the dollar sign is just that.</returns>
    private static int Length(ReadOnlySpan<char> content, string delimiter)
    {
        if (delimiter == "$" && (content.IsEmpty || char.IsWhiteSpace(content[0])))
        {
            return -1;
        }

        for (var i = 1; i + delimiter.Length <= content.Length; i++)
        {
            if (!content[i..].StartsWith(delimiter) || content[i - 1] == '\\')
            {
                continue;
            }

            if (delimiter == "$$")
            {
                return i;
            }

            if (!char.IsWhiteSpace(content[i - 1]) && (i + 1 == content.Length || !char.IsDigit(content[i + 1])))
            {
                return i;
            }
        }
        return -1;
    }
}
