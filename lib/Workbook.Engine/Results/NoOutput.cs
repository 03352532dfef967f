namespace Workbook.Engine.Results;

/// <summary>Where code writes that runs for no cell: nowhere.</summary>
internal sealed class NoOutput : ICellOutput
{
    public static readonly NoOutput Instance = new();

    public void Write(ConsoleStream stream, string text) { }

    public void Display(DisplayData data) { }

    public void Update(DisplayData data) { }

    public void Fail(CellError error) { }

    public void Clear(bool wait) { }

    public string ReadInput(string prompt, bool isPassword) =>
        throw new InvalidOperationException("There is no cell, so there is nobody to ask.");
}
