using System.Text.Json.Nodes;
using Workbook.Engine.Results;
using Workbook.Kernel.Messages;

namespace Workbook.Kernel.Handlers;

/// <summary>
/// The output of one cell, on its way to the clients. It knows the cell's request, so that what the cell's tasks write after
/// its end still appears below it.
/// </summary>
internal sealed class ClientOutput(Request cell, Iopub iopub, StdinChannel stdin, CancellationToken interrupt)
    : ICellOutput
{
    private readonly bool _silent = cell.Flag("silent", false);
    private readonly bool _allowsInput = cell.Flag("allow_stdin", true);

    public void Write(ConsoleStream stream, string text) =>
        Publish(
            "stream",
            new JsonObject { ["name"] = stream == ConsoleStream.Output ? "stdout" : "stderr", ["text"] = text }
        );

    public void Display(DisplayData data) => Publish("display_data", Content(data));

    public void Update(DisplayData data) => Publish("update_display_data", Content(data));

    public void Clear(bool wait) => Publish("clear_output", new JsonObject { ["wait"] = wait });

    public string ReadInput(string prompt, bool isPassword) =>
        _allowsInput
            ? stdin.Ask(cell, prompt, isPassword, interrupt)
            : throw new InvalidOperationException(
                "The cell asks for input, but this client takes none. Run it in a client with an input box (VS Code, JupyterLab), or give the value in code."
            );

    public void PublishResult(DisplayData value, int executionCount)
    {
        var content = Content(value);
        content["execution_count"] = executionCount;
        Publish("execute_result", content);
    }

    public void PublishError(CellError error)
    {
        var content = Replies.Error(error);
        content.Remove("status");
        Publish("error", content);
    }

    private void Publish(string type, JsonObject content)
    {
        if (!_silent)
        {
            iopub.Publish(type, content, cell.Header, wait: true);
        }
    }

    private static JsonObject Content(DisplayData value)
    {
        var transient = new JsonObject();
        if (value.DisplayId is not null)
        {
            transient["display_id"] = value.DisplayId;
        }

        return new JsonObject
        {
            ["data"] = value.Data.DeepClone(),
            ["metadata"] = value.Metadata.DeepClone(),
            ["transient"] = transient,
        };
    }
}
