namespace Workbook.Engine.Display;

/// <summary>What is being written is longer, or nested deeper, than may be shown.</summary>
internal sealed class OutputBoundException(string message) : Exception(message);
