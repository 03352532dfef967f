namespace Workbook.Engine.Stopping;

/// <summary>An assertion of <see cref="System.Diagnostics.Debug"/> or <see cref="System.Diagnostics.Trace"/> did not hold.</summary>
internal sealed class AssertionFailedException(string message) : Exception(message);
