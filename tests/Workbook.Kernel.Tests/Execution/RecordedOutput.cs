using System.Text;
using Workbook.Engine.Results;

namespace Workbook.Kernel.Tests.Execution;

/// <summary>Keeps what a cell puts out, for a test to look at.</summary>
internal sealed class RecordedOutput : ICellOutput
{
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _error = new();

    public string Output => _output.ToString();
    public string Error => _error.ToString();
    public List<string> Blocks { get; } = [];
    public List<DisplayData> Displays { get; } = [];
    public List<DisplayData> Updates { get; } = [];
    public List<CellError> Errors { get; } = [];
    public List<bool> Clears { get; } = [];
    public Queue<string> Answers { get; } = new();

    public void Write(ConsoleStream stream, string text)
    {
        lock (_output)
        {
            (stream == ConsoleStream.Output ? _output : _error).Append(text);
            Blocks.Add(text);
        }
    }

    public void Display(DisplayData data) => Displays.Add(data);

    public void Update(DisplayData data) => Updates.Add(data);

    public void Fail(CellError error)
    {
        lock (_output)
        {
            Errors.Add(error);
        }
    }

    public void Clear(bool wait) => Clears.Add(wait);

    public string ReadInput(string prompt, bool isPassword) =>
        Answers.TryDequeue(out var answer)
            ? answer
            : throw new InvalidOperationException("This client takes no input.");
}
