namespace Workbook;

/// <summary>A number of a notebook is not what it must be. The message names the quantity, the entry and both values.</summary>
public sealed class CheckFailedException(string message) : Exception(message);
