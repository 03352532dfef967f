using System.Text;
using Workbook.Engine.Results;

namespace Workbook.Engine.Consoles;

/// <summary>Takes the place of <see cref="Console.Out"/> or <see cref="Console.Error"/> and hands each text to the cell that wrote it.</summary>
internal sealed class ConsoleRouter(ConsoleStream stream, TextWriter original) : TextWriter
{
    public override Encoding Encoding => Encoding.UTF8;

    private static readonly Lazy<bool> Installed = new(() =>
    {
        Console.SetOut(new ConsoleRouter(ConsoleStream.Output, Console.Out));
        Console.SetError(new ConsoleRouter(ConsoleStream.Error, Console.Error));
        Console.SetIn(new ConsoleInput());
        return true;
    });

    /// <summary>Puts the routers in place, once per process.</summary>
    public static bool Install() => Installed.Value;

    public override void Write(char value) => Write([value]);

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> text)
    {
        if (CellContext.Current is { } cell)
        {
            cell.Console.Write(stream, text);
        }
        else
        {
            original.Write(text);
        }
    }

    public override void WriteLine(string? value) => Write((value + "\n").AsSpan());

    public override void WriteLine() => Write("\n".AsSpan());

    public override void Flush() => CellContext.Current?.Console.Flush();
}
