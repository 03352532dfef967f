using System.Text;
using Workbook.Kernel.Execution;

namespace Workbook.Kernel.Tests.Execution;

/// <summary>Keeps what a cell puts out, for a test to look at.</summary>
sealed class RecordedOutput : ICellOutput
{
    readonly StringBuilder output = new();
    readonly StringBuilder error = new();

    public string Output => output.ToString();
    public string Error => error.ToString();
    public List<string> Blocks { get; } = [];
    public List<DisplayData> Displays { get; } = [];
    public List<DisplayData> Updates { get; } = [];
    public List<bool> Clears { get; } = [];
    public Queue<string> Answers { get; } = new();

    public void Write(ConsoleStream stream, string text)
    {
        lock (output)
        {
            (stream == ConsoleStream.Output ? output : error).Append(text);
            Blocks.Add(text);
        }
    }

    public void Display(DisplayData data) => Displays.Add(data);

    public void Update(DisplayData data) => Updates.Add(data);

    public void Clear(bool wait) => Clears.Add(wait);

    public string ReadInput(string prompt, bool isPassword) =>
        Answers.TryDequeue(out var answer) ? answer : throw new InvalidOperationException("This client takes no input.");
}
