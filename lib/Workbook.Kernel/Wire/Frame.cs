namespace Workbook.Kernel.Wire;

/// <summary>The unit of ZMTP: one part of a message, or a command of the protocol itself.</summary>
/// <param name="More">Another part of the same message follows.</param>
internal readonly record struct Frame(byte[] Body, bool More, bool IsCommand);
