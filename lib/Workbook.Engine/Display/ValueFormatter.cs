using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive.Formatting;
using Workbook.Engine.Results;

namespace Workbook.Engine.Display;

/// <summary>Makes of a value what a client shows, in every MIME type that the value's type prefers.</summary>
internal static class ValueFormatter
{
    private const string PlainText = "text/plain";

    public static DisplayData Format(object? value, string? displayId = null, params string[] mimeTypes)
    {
        if (mimeTypes.Length == 0 && IsPlain(value))
        {
            // Looks the same as through the formatters, which take 200 ms to load.
            return Bundle([(PlainText, Convert.ToString(value, CultureInfo.InvariantCulture)!)], displayId);
        }
        PlotlyNetCharts.PrepareFor(value);
        return FormatByType(value, displayId, mimeTypes);
    }

    /// <summary>Whether the value is one that shows as a line of text.</summary>
    public static bool IsPlain(object? value) => value is string or bool or int or long or double or float or char;

    /// <summary>Whether the value is what <c>display</c> returned for something that it has shown.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)] // The formatters take 200 ms to load, and most values do without.
    public static bool IsOnShow(object? value) =>
        value is DisplayedValue or Microsoft.DotNet.Interactive.Formatting.DisplayedValue;

    private static DisplayData FormatByType(object? value, string? displayId, string[] mimeTypes)
    {
        if (mimeTypes.Length == 0)
        {
            var type = value?.GetType() ?? typeof(object);
            mimeTypes =
            [
                .. Formatter.GetPreferredMimeTypesFor(type).Concat(OwnJsonTypes(type)).Append(PlainText).Distinct(),
            ];
        }
        return Bundle(mimeTypes.Select(mimeType => (mimeType, ValueText.Of(value, mimeType))), displayId);
    }

    // What a type's own formatters write as JSON. Types do not name it among what they prefer, since .NET Interactive would send it as a string.
    private static IEnumerable<string> OwnJsonTypes(Type type) =>
        Formatter
            .RegisteredFormatters()
            .Where(formatter =>
                formatter.Type.IsAssignableFrom(type) && formatter.MimeType.EndsWith("+json", StringComparison.Ordinal)
            )
            .Select(formatter => formatter.MimeType);

    public static DisplayData Bundle(IEnumerable<(string MimeType, string Content)> contents, string? displayId = null)
    {
        var data = new JsonObject();
        foreach (var (mimeType, content) in contents)
        {
            data[mimeType] = mimeType.EndsWith("json", StringComparison.Ordinal) ? JsonNode.Parse(content) : content;
        }
        return new DisplayData(data, [], displayId);
    }
}
