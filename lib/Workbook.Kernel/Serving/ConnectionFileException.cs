namespace Workbook.Kernel.Serving;

/// <summary>The connection file cannot be used; the message says why in one sentence.</summary>
internal sealed class ConnectionFileException(string message) : Exception(message);
