using Workbook.Engine.Results;

namespace Workbook.Book.Workers;

/// <summary>Sends what a cell puts out to the process that writes the notebook.</summary>
internal sealed class WorkerOutput(CellPipe pipe, int cell) : ICellOutput
{
    public void Write(ConsoleStream stream, string text) =>
        pipe.Send(new(CellMessageKind.Write, cell, Text: text, Flag: stream == ConsoleStream.Error));

    public void Display(DisplayData data) => pipe.Send(new(CellMessageKind.Display, cell, Data: data));

    public void Update(DisplayData data) => pipe.Send(new(CellMessageKind.Update, cell, Data: data));

    public void Fail(CellError error)
    {
        // The other process sees by itself that this one ends, and says so.
        if (error.Name != CellError.ProcessEnded)
        {
            pipe.Send(new(CellMessageKind.Fail, cell, Error: error));
        }
    }

    public void Clear(bool wait) => pipe.Send(new(CellMessageKind.Clear, cell, Flag: wait));

    public string ReadInput(string prompt, bool isPassword) => throw NobodyToAsk(prompt);

    /// <summary>Why a headless run cannot ask for input.</summary>
    public static InvalidOperationException NobodyToAsk(string prompt) =>
        new($"The cell asks for input (\"{prompt}\"), and nobody is there to type it in a headless run.");
}
