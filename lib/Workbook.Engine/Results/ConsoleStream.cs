namespace Workbook.Engine.Results;

/// <summary>The two streams of a console.</summary>
internal enum ConsoleStream
{
    Output,
    Error,
}
