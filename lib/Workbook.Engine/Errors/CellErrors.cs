using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Workbook.Engine.Results;

namespace Workbook.Engine.Errors;

/// <summary>Turns diagnostics and exceptions into what the reader of a notebook needs to see.</summary>
internal static class CellErrors
{
    /// <summary>The name of the error where code does not compile.</summary>
    public const string DoesNotCompile = "CompilationError";

    private const string Red = "\e[31m";
    private const string Bold = "\e[1m";
    private const string Reset = "\e[0m";

    // Of a recursion that never ends there are a hundred thousand.
    private const int FirstFrames = 20;
    private const int LastFrames = 10;

    public static CellError Interrupted() =>
        new("Interrupted", "The cell was interrupted.", [$"{Red}The cell was interrupted.{Reset}"], null);

    /// <summary>Each compile error with its line and a caret below the place.</summary>
    public static CellError From(IEnumerable<Diagnostic> diagnostics, string code)
    {
        var errors = diagnostics
            .Where(d => d.Severity == DiagnosticSeverity.Error)
            .OrderBy(d => d.Location.SourceSpan.Start)
            .ToList();
        var text = SourceText.From(code);
        var traceback = errors.SelectMany(error => Describe(error, text)).ToList();
        var first = errors[0];
        return new CellError(DoesNotCompile, Sentence(first), traceback, LineOf(first));
    }

    /// <summary>The exception, then the places in cells and libraries it came through; the kernel's own are left out.</summary>
    public static CellError From(Exception exception, CellSources sources)
    {
        if (exception is AggregateException { InnerExceptions: [var only] })
        {
            exception = only;
        }
        List<string> traceback = [];
        int? line = null;
        for (var current = exception; current is not null; current = current.InnerException)
        {
            var prefix = ReferenceEquals(current, exception) ? "" : "caused by ";
            traceback.Add($"{prefix}{Red}{Bold}{current.GetType()}{Reset}: {ExceptionText.Of(current)}");
            var frames = new StackTrace(current, fNeedFileInfo: true).GetFrames();
            // How many of the kernel's own called the cell is nothing to count.
            frames = frames[
                ..(Array.FindLastIndex(frames, frame => !IsMachinery(frame.GetMethod()?.DeclaringType)) + 1)
            ];
            for (var i = 0; i < frames.Length; i++)
            {
                if (i == FirstFrames && frames.Length > FirstFrames + LastFrames)
                {
                    var skipped = frames.Length - FirstFrames - LastFrames;
                    traceback.Add($"   … {skipped} more calls …");
                    i += skipped;
                }
                if (sources.Find(frames[i]) is { } place)
                {
                    line ??= place.Line;
                    // Two lines: VS Code makes a link of the first.
                    traceback.Add($"{place.Cell}, line {place.Line}");
                    traceback.Add($"    {place.Text}");
                }
                else if (frames[i].GetMethod() is { } method && !IsMachinery(method.DeclaringType))
                {
                    var source = frames[i].GetFileName() is { } path
                        ? $", {Path.GetFileName(path)} line {frames[i].GetFileLineNumber()}"
                        : "";
                    traceback.Add($"   {method.DeclaringType}.{method.Name}{source}");
                }
            }
        }
        return new CellError(exception.GetType().Name, ExceptionText.Of(exception), traceback, line);
    }

    private static IEnumerable<string> Describe(Diagnostic error, SourceText text)
    {
        var span = error.Location.GetMappedLineSpan();
        yield return $"{Red}{span.Path}, line {span.StartLinePosition.Line + 1}: {error.Id}: {error.GetMessage()}{Reset}";
        if (span.StartLinePosition.Line < text.Lines.Count)
        {
            var line = text.Lines[span.StartLinePosition.Line].ToString();
            var start = Math.Min(span.StartLinePosition.Character, line.Length);
            var length =
                span.EndLinePosition.Line == span.StartLinePosition.Line
                    ? Math.Max(1, span.EndLinePosition.Character - start)
                    : Math.Max(1, line.Length - start);
            yield return "    " + line.Replace('\t', ' ');
            yield return "    " + new string(' ', start) + Red + new string('^', length) + Reset;
        }
    }

    private static string Sentence(Diagnostic error) => $"line {LineOf(error)}: {error.Id}: {error.GetMessage()}";

    private static int LineOf(Diagnostic error) => error.Location.GetMappedLineSpan().StartLinePosition.Line + 1;

    private static bool IsMachinery(Type? type)
    {
        var space = type?.Namespace ?? "";
        return type is null
            || type.Assembly == typeof(CellErrors).Assembly
            || space.StartsWith("System.Threading", StringComparison.Ordinal)
            || space.StartsWith("System.Runtime", StringComparison.Ordinal);
    }
}
