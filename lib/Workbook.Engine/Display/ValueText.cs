using System.Net;
using System.Reflection;
using Microsoft.DotNet.Interactive.Formatting;
using Workbook.Engine.Results;

namespace Workbook.Engine.Display;

/// <summary>
/// A value in one MIME type. Writing it runs code of the value, its properties, its ToString, its sequence: what that throws is
/// shown in its place, and what it writes is bounded.
/// </summary>
internal static class ValueText
{
    public static string Of(object? value, string mimeType)
    {
        using var writer = new BoundedWriter();
        try
        {
            using var context = new FormatContext(writer);
            value!.FormatTo(context, mimeType);
            return writer.ToString();
        }
        catch (Exception exception) when (Cause(exception) is var cause && !IsStop(cause))
        {
            return cause is OutputBoundException bound
                ? writer + Note(mimeType, $" … {bound.Message}")
                : Note(
                    mimeType,
                    $"{value?.GetType()}: showing it ended with {cause.GetType()}: {ExceptionText.Of(cause)}"
                );
        }
    }

    // Formatters call each other by reflection, which wraps what they throw.
    private static Exception Cause(Exception exception)
    {
        while (exception is TargetInvocationException or AggregateException && exception.InnerException is { } inner)
        {
            exception = inner;
        }
        return exception;
    }

    private static bool IsStop(Exception exception) =>
        exception is OperationCanceledException or ThreadInterruptedException or ThreadAbortException;

    private static string Note(string mimeType, string text) =>
        mimeType == "text/html" ? $"<pre>{WebUtility.HtmlEncode(text)}</pre>"
        : mimeType.EndsWith("json", StringComparison.Ordinal) ? "null"
        : text;
}
