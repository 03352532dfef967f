using Microsoft.AspNetCore.Html;
using Workbook.Engine.Consoles;

namespace Workbook.Engine.Display;

/// <summary>What every cell can call without a <c>using</c>, under the names that .NET Interactive gave them.</summary>
public static class CellHelpers
{
    /// <summary>Shows a value below the cell, at once.</summary>
    /// <param name="mimeTypes">How to show it; none means as its type prefers.</param>
    public static DisplayedValue display(object? value, params string[] mimeTypes) => new(Cell, value, mimeTypes);

    /// <inheritdoc cref="display"/>
    // Generic, so that it is a better match than the method of that name in Microsoft.DotNet.Interactive.Formatting, whose result cannot be updated.
    public static DisplayedValue Display<T>(this T value, params string[] mimeTypes) => display(value, mimeTypes);

    /// <summary>Marks a text as HTML.</summary>
    public static IHtmlContent HTML(string content) => new HtmlString(content);

    /// <summary>Runs a script in the client.</summary>
    public static DisplayedValue Javascript(string content) =>
        display(HTML($"<script type=\"text/javascript\">{content}</script>"));

    /// <summary>Adds style rules to the client's page.</summary>
    public static DisplayedValue CSS(string content) => display(HTML($"<style>{content}</style>"));

    /// <summary>Removes what the cell has shown so far, at once or, without a flicker, when the next output comes.</summary>
    public static void clear(bool wait = false)
    {
        Cell.Console.Flush();
        Cell.Output.Clear(wait);
    }

    /// <summary>Asks the person at the client for a line of text.</summary>
    public static Task<string> GetInputAsync(string prompt = "", bool isPassword = false)
    {
        Cell.Console.Flush();
        return Task.FromResult(Cell.Output.ReadInput(prompt, isPassword));
    }

    private static CellContext Cell =>
        CellContext.Current ?? throw new InvalidOperationException("This works in a cell only.");
}
