using Workbook.Engine.Results;

namespace Workbook.Kernel.Tests.Display;

/// <summary>Notes everything in the order in which it comes.</summary>
internal sealed class OrderedOutput(List<string> order) : ICellOutput
{
    public void Write(ConsoleStream stream, string text) => order.Add(text);

    public void Display(DisplayData data) => order.Add((string?)data.Data["text/plain"] ?? "");

    public void Update(DisplayData data) => order.Add("update");

    public void Fail(CellError error) => order.Add(error.Message);

    public void Clear(bool wait) => order.Add("clear");

    public string ReadInput(string prompt, bool isPassword) => "";
}
