using System.Diagnostics;
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
    /// <summary>
    /// VS Code forgets a display that comes within a tenth of a second after the cell's old outputs went: a progress would stay
    /// at its first line. With room for a slow machine.
    /// </summary>
    private static readonly TimeSpan FirstDisplay = TimeSpan.FromMilliseconds(300);

    /// <summary>A cell that puts out more does not want for something to show.</summary>
    private const int MostHeld = 1000;

    private readonly long _begin = Stopwatch.GetTimestamp();
    private readonly Lock _gate = new();
    private readonly List<(string Type, JsonObject Content)> _held = [];
    private Timer? _timer;
    private bool _hasEnded;
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

    public string ReadInput(string prompt, bool isPassword)
    {
        Release();
        return _allowsInput
            ? stdin.Ask(cell, prompt, isPassword, interrupt)
            : throw new InvalidOperationException(
                "The cell asks for input, but this client takes none. Run it in a client with an input box (VS Code, JupyterLab), or give the value in code."
            );
    }

    public void PublishResult(DisplayData value, int executionCount)
    {
        var content = Content(value);
        content["execution_count"] = executionCount;
        Publish("execute_result", content);
    }

    public void Fail(CellError error)
    {
        var content = Replies.Error(error);
        content.Remove("status");
        Publish("error", content);
    }

    /// <summary>To be called when the cell has ended: nothing is held back any more.</summary>
    public void End()
    {
        _hasEnded = true;
        Release();
    }

    private void Publish(string type, JsonObject content)
    {
        if (_silent)
        {
            return;
        }
        lock (_gate)
        {
            if (_held.Count == 0 && !IsTooEarly(type, content))
            {
                iopub.Publish(type, content, cell.Header, wait: true);
                return;
            }
            Hold(type, content);
        }
    }

    private bool IsTooEarly(string type, JsonObject content) =>
        type == "display_data"
        && DisplayId(content) is not null
        && !_hasEnded
        && Stopwatch.GetElapsedTime(_begin) < FirstDisplay;

    private void Hold(string type, JsonObject content)
    {
        var shown =
            type == "update_display_data"
                ? _held.FindIndex(held => held.Type == "display_data" && DisplayId(held.Content) == DisplayId(content))
                : -1;
        if (shown >= 0)
        {
            _held[shown] = ("display_data", content);
            return;
        }
        _held.Add((type, content));
        _timer ??= new Timer(_ => Release(), null, FirstDisplay, Timeout.InfiniteTimeSpan);
        if (_held.Count > MostHeld)
        {
            Release();
        }
    }

    /// <summary>Sends what was held back.</summary>
    private void Release()
    {
        lock (_gate)
        {
            foreach (var (type, content) in _held)
            {
                iopub.Publish(type, content, cell.Header, wait: true);
            }
            _held.Clear();
            _timer?.Dispose();
            _timer = null;
        }
    }

    private static string? DisplayId(JsonObject content) => (string?)content["transient"]?["display_id"];

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
