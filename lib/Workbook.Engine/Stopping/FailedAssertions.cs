using System.Diagnostics;

namespace Workbook.Engine.Stopping;

/// <summary>Makes a failed <c>Debug.Assert</c> or <c>Trace.Assert</c> an exception; .NET would end the process.</summary>
internal sealed class FailedAssertions : DefaultTraceListener
{
    private static readonly Lazy<bool> Installed = new(() =>
    {
        Trace.Listeners.Clear();
        Trace.Listeners.Add(new FailedAssertions());
        return true;
    });

    /// <summary>Takes the place of .NET's own listener, once per process.</summary>
    public static bool Install() => Installed.Value;

    public override void Fail(string? message, string? detailMessage) =>
        throw new AssertionFailedException(
            string.Join(
                " ",
                new[] { "Assertion failed.", message, detailMessage }.Where(text => !string.IsNullOrEmpty(text))
            )
        );
}
