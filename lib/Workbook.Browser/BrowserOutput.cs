using System.Text.Json.Nodes;
using Workbook.Book.Pages;
using Workbook.Engine.Results;

namespace Workbook.Browser;

/// <summary>Sends what a cell shows to the page, as the HTML that the page would have of it if it were stored.</summary>
/// <param name="cell">The page's number of the cell.</param>
/// <param name="displays">Where displays stand that can be updated; all cells share it.</param>
internal sealed class BrowserOutput(int cell, Dictionary<string, List<(BrowserOutput Output, int Index)>> displays)
    : ICellOutput
{
    /// <summary>A page with more text than that no longer scrolls smoothly.</summary>
    private const int LongestText = 200_000;

    /// <summary>As for text; a chart counts as much as a number.</summary>
    private const int MostOutputs = 500;

    private readonly List<JsonObject> _outputs = [];
    private int _length;
    private bool _clearPending;

    public void Write(ConsoleStream stream, string text)
    {
        ClearIfPending();
        if (_length > LongestText)
        {
            return;
        }
        _length += text.Length;
        if (_length > LongestText)
        {
            text += $"\n… A page shows the first {LongestText} characters that a cell prints.\n";
        }
        var name = stream == ConsoleStream.Error ? "stderr" : "stdout";
        if (_outputs.LastOrDefault() is { } last && (string?)last["name"] == name)
        {
            last["text"] = (string?)last["text"] + text;
            Send(_outputs.Count - 1);
        }
        else if (HasRoom())
        {
            Add(Text(name, text));
        }
    }

    public void Display(DisplayData data)
    {
        ClearIfPending();
        if (!HasRoom())
        {
            return;
        }
        Add(Of(data));
        if (data.DisplayId is { } id)
        {
            if (!displays.TryGetValue(id, out var places))
            {
                displays[id] = places = [];
            }
            places.Add((this, _outputs.Count - 1));
        }
    }

    public void Update(DisplayData data)
    {
        foreach (var (output, index) in displays.GetValueOrDefault(data.DisplayId ?? "") ?? [])
        {
            if (index < output._outputs.Count)
            {
                output._outputs[index] = Of(data);
                output.Send(index);
            }
        }
    }

    public void Fail(CellError error)
    {
        ClearIfPending();
        Add(
            new()
            {
                ["output_type"] = "error",
                ["traceback"] = new JsonArray([.. error.Traceback.Select(line => JsonValue.Create(line))]),
            }
        );
    }

    public void Clear(bool wait)
    {
        _clearPending = true;
        if (!wait)
        {
            ClearIfPending();
        }
    }

    public string ReadInput(string prompt, bool isPassword) =>
        throw new InvalidOperationException(
            $"The cell asks for input{(prompt == "" ? "" : $" (\"{prompt.Trim()}\")")}, and a page takes none; write the value into the cell instead."
        );

    /// <summary>Whether one more output can be shown; says so once where it cannot.</summary>
    private bool HasRoom()
    {
        if (_outputs.Count == MostOutputs)
        {
            Add(Text("stdout", $"… A page shows the first {MostOutputs} outputs of a cell.\n"));
            _length = LongestText + 1;
        }
        return _outputs.Count < MostOutputs;
    }

    private void Add(JsonObject output)
    {
        _outputs.Add(output);
        Send(_outputs.Count - 1);
    }

    private void ClearIfPending()
    {
        if (_clearPending)
        {
            _outputs.Clear();
            (_length, _clearPending) = (0, false);
            foreach (var places in displays.Values)
            {
                places.RemoveAll(place => place.Output == this);
            }
            Page.Clear(cell);
        }
    }

    private void Send(int index) => Page.Show(cell, index, OutputHtml.Render(_outputs[index]));

    private static JsonObject Text(string stream, string text) =>
        new()
        {
            ["output_type"] = "stream",
            ["name"] = stream,
            ["text"] = text,
        };

    private static JsonObject Of(DisplayData data) =>
        new() { ["output_type"] = "display_data", ["data"] = data.Data.DeepClone() };
}
