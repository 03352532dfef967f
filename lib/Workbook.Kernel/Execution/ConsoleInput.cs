namespace Workbook.Kernel.Execution;

/// <summary>Takes the place of <see cref="Console.In"/> and asks the person at the client.</summary>
sealed class ConsoleInput : TextReader
{
    string line = "";
    int position;

    public override string? ReadLine()
    {
        if (position < line.Length)
        {
            var rest = line[position..].TrimEnd('\n');
            position = line.Length;
            return rest;
        }
        return Ask();
    }

    public override int Peek()
    {
        Fill();
        return position < line.Length ? line[position] : -1;
    }

    public override int Read()
    {
        Fill();
        return position < line.Length ? line[position++] : -1;
    }

    void Fill()
    {
        if (position >= line.Length && Ask() is { } answer)
        {
            line = answer + "\n";
            position = 0;
        }
    }

    static string? Ask()
    {
        if (CellContext.Current is not { } cell)
        {
            return null;
        }
        cell.Console.Flush();
        return cell.Output.ReadInput("", isPassword: false);
    }
}
