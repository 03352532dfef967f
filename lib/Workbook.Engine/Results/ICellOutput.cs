namespace Workbook.Engine.Results;

/// <summary>Where a running cell's output goes: a Jupyter client, a notebook file, a terminal.</summary>
internal interface ICellOutput
{
    /// <summary>Text written to standard output or standard error. Must not write to the console itself, whose lock the cell may hold.</summary>
    void Write(ConsoleStream stream, string text);

    /// <summary>Shows a value below the cell.</summary>
    void Display(DisplayData data);

    /// <summary>Replaces every display that carries the same <see cref="DisplayData.DisplayId"/>.</summary>
    void Update(DisplayData data);

    /// <summary>Shows an error below the cell.</summary>
    void Fail(CellError error);

    /// <summary>Removes the cell's output, at once or when the next output arrives.</summary>
    void Clear(bool wait);

    /// <summary>Asks the person at the client for a line of text.</summary>
    /// <exception cref="InvalidOperationException">The client takes no input.</exception>
    string ReadInput(string prompt, bool isPassword);
}
