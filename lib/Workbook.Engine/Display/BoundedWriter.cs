using System.Globalization;

namespace Workbook.Engine.Display;

/// <summary>A text that grows up to a bound, written by code that may nest up to a bound.</summary>
internal sealed class BoundedWriter : StringWriter
{
    private const int Longest = 10_000_000;

    // In bytes of the stack: a list that contains itself would otherwise be written until the stack is full, which ends the process.
    private const int Deepest = 256 << 10;

    private readonly nuint _top = StackPointer();

    public BoundedWriter()
        : base(CultureInfo.InvariantCulture) { }

    /// <exception cref="OutputBoundException">It is too long or nested too deep.</exception>
    public override void Write(char value)
    {
        Check(1);
        base.Write(value);
    }

    /// <inheritdoc cref="Write(char)"/>
    public override void Write(char[] buffer, int index, int count)
    {
        Check(count);
        base.Write(buffer, index, count);
    }

    /// <inheritdoc cref="Write(char)"/>
    public override void Write(ReadOnlySpan<char> buffer)
    {
        Check(buffer.Length);
        base.Write(buffer);
    }

    /// <inheritdoc cref="Write(char)"/>
    public override void Write(string? value)
    {
        Check(value?.Length ?? 0);
        base.Write(value);
    }

    private void Check(int more)
    {
        if (GetStringBuilder().Length + more > Longest)
        {
            throw new OutputBoundException($"cut after {Longest:N0} characters");
        }
        if (_top > StackPointer() + Deepest)
        {
            throw new OutputBoundException("cut here: it is nested too deep, or contains itself");
        }
    }

    private static unsafe nuint StackPointer()
    {
        byte here;
        return (nuint)(&here);
    }
}
