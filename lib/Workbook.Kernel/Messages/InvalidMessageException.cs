namespace Workbook.Kernel.Messages;

/// <summary>A message that cannot be trusted or understood: it is logged and dropped.</summary>
internal sealed class InvalidMessageException(string message) : Exception(message);
