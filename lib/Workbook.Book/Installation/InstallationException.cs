namespace Workbook.Book.Installation;

/// <summary>The kernel cannot be installed or removed; the message says why in one sentence.</summary>
internal sealed class InstallationException(string message) : Exception(message);
