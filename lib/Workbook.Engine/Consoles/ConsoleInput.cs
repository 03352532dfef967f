namespace Workbook.Engine.Consoles;

/// <summary>Takes the place of <see cref="Console.In"/> and asks the person at the client.</summary>
internal sealed class ConsoleInput : TextReader
{
    private string _line = "";
    private int _position;

    public override string? ReadLine()
    {
        if (_position < _line.Length)
        {
            var rest = _line[_position..].TrimEnd('\n');
            _position = _line.Length;
            return rest;
        }
        return Ask();
    }

    public override int Peek()
    {
        Fill();
        return _position < _line.Length ? _line[_position] : -1;
    }

    public override int Read()
    {
        Fill();
        return _position < _line.Length ? _line[_position++] : -1;
    }

    private void Fill()
    {
        if (_position >= _line.Length && Ask() is { } answer)
        {
            _line = answer + "\n";
            _position = 0;
        }
    }

    private static string? Ask()
    {
        if (CellContext.Current is not { } cell)
        {
            return null;
        }
        return cell.Output.ReadInput(cell.Console.TakeUnfinishedLine(), isPassword: false);
    }
}
