namespace Workbook.Kernel.Messages;

/// <summary>An authentic request whose content is wrong: the client gets an error reply that says so.</summary>
internal sealed class InvalidRequestException(string message) : Exception(message);
