namespace Workbook.Kernel.Wire;

/// <summary>A peer broke the ZMTP protocol. Its connection is closed; nobody else notices.</summary>
internal sealed class ProtocolException(string message) : Exception(message);
