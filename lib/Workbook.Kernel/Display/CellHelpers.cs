using Microsoft.AspNetCore.Html;
using Workbook.Kernel.Execution;

namespace Workbook.Kernel.Display;

/// <summary>What every cell can call without a <c>using</c>, under the names that .NET Interactive gave them.</summary>
public static class CellHelpers
{
    /// <summary>Shows a value below the cell, at once.</summary>
    /// <param name="mimeTypes">How to show it; none means as its type prefers.</param>
    public static DisplayedValue display(object? value, params string[] mimeTypes) =>
        new(CellContext.Current ?? throw new InvalidOperationException("display works in a cell only."), value, mimeTypes);

    /// <inheritdoc cref="display"/>
    public static DisplayedValue Display(this object? value, params string[] mimeTypes) => display(value, mimeTypes);

    /// <summary>Shows a text as content of this MIME type.</summary>
    public static DisplayedValue DisplayAs(this string value, string mimeType) => display(new RawContent(mimeType, value));

    /// <summary>Marks a text as HTML.</summary>
    public static IHtmlContent HTML(string content) => new HtmlString(content);
}
