namespace Workbook.Engine.Results;

/// <summary>The two streams of a console.</summary>
public enum ConsoleStream
{
    Output,
    Error,
}
