using System.Text.Json.Nodes;
using Workbook.Book.Notebooks;
using Workbook.Book.Workers;
using Workbook.Engine.Results;

namespace Workbook.Book.Running;

/// <summary>Records what a notebook's cells put out, in the form that nbformat 4.5 keeps it.</summary>
internal sealed class NotebookOutput
{
    private readonly Lock _gate = new();
    private bool _hasEnded;
    private readonly Dictionary<string, List<JsonObject>> _displays = [];

    /// <summary>The output of one cell, emptied first.</summary>
    public CellOutput Begin(NotebookCell cell)
    {
        var outputs = new JsonArray();
        cell.Json["outputs"] = outputs;
        return new(this, outputs);
    }

    /// <summary>Ignores what comes from now on: the notebook is about to be written.</summary>
    public void End()
    {
        lock (_gate)
        {
            _hasEnded = true;
        }
    }

    /// <summary>One cell's output. Output that comes late, from a task left running, still lands in its cell.</summary>
    public sealed class CellOutput(NotebookOutput notebook, JsonArray outputs) : ICellOutput
    {
        private bool _clearPending;

        public void Write(ConsoleStream stream, string text)
        {
            var name = stream == ConsoleStream.Error ? "stderr" : "stdout";
            lock (notebook._gate)
            {
                if (notebook._hasEnded)
                {
                    return;
                }

                ClearIfPending();
                if (outputs.LastOrDefault() is JsonObject last && (string?)last["name"] == name)
                {
                    Append(last["text"]!.AsArray(), text);
                }
                else
                {
                    outputs.Add(
                        new JsonObject
                        {
                            ["name"] = name,
                            ["output_type"] = "stream",
                            ["text"] = NotebookJson.Lines(text),
                        }
                    );
                }
            }
        }

        public void Display(DisplayData data) => Add(data, new JsonObject { ["output_type"] = "display_data" });

        public void Result(DisplayData data, int executionCount) =>
            Add(data, new JsonObject { ["execution_count"] = executionCount, ["output_type"] = "execute_result" });

        public void Update(DisplayData data)
        {
            lock (notebook._gate)
            {
                if (notebook._hasEnded)
                {
                    return;
                }

                if (data.DisplayId is null || !notebook._displays.TryGetValue(data.DisplayId, out var shown))
                {
                    return;
                }

                foreach (var output in shown)
                {
                    Fill(output, data);
                }
            }
        }

        public void Clear(bool wait)
        {
            lock (notebook._gate)
            {
                if (notebook._hasEnded)
                {
                    return;
                }

                _clearPending = wait;
                if (!wait)
                {
                    outputs.Clear();
                }
            }
        }

        public string ReadInput(string prompt, bool isPassword) => throw WorkerOutput.NobodyToAsk(prompt);

        public void Fail(CellError error)
        {
            lock (notebook._gate)
            {
                if (notebook._hasEnded)
                {
                    return;
                }

                ClearIfPending();
                outputs.Add(
                    new JsonObject
                    {
                        ["ename"] = error.Name,
                        ["evalue"] = error.Message,
                        ["output_type"] = "error",
                        ["traceback"] = new JsonArray([.. error.Traceback.Select(line => JsonValue.Create(line))]),
                    }
                );
            }
        }

        private void Add(DisplayData data, JsonObject output)
        {
            lock (notebook._gate)
            {
                if (notebook._hasEnded)
                {
                    return;
                }

                ClearIfPending();
                Fill(output, data);
                outputs.Add(output);
                if (data.DisplayId is null)
                {
                    return;
                }

                if (!notebook._displays.TryGetValue(data.DisplayId, out var shown))
                {
                    notebook._displays[data.DisplayId] = shown = [];
                }

                shown.Add(output);
            }
        }

        private void ClearIfPending()
        {
            if (_clearPending)
            {
                outputs.Clear();
            }

            _clearPending = false;
        }

        private static void Append(JsonArray lines, string text)
        {
            var unfinished = (string?)lines.LastOrDefault() ?? "";
            if (unfinished.EndsWith('\n'))
            {
                unfinished = "";
            }
            else if (lines.Count > 0)
            {
                lines.RemoveAt(lines.Count - 1);
            }

            foreach (var line in NotebookJson.Lines(unfinished + text).ToList())
            {
                lines.Add(line!.DeepClone());
            }
        }

        private static void Fill(JsonObject output, DisplayData data)
        {
            var bundle = new JsonObject();
            foreach (var (mimeType, content) in data.Data)
            {
                bundle[mimeType] =
                    content is JsonValue value && value.TryGetValue(out string? text) && !mimeType.EndsWith("json")
                        ? NotebookJson.Lines(text)
                        : content?.DeepClone();
            }

            output["data"] = bundle;
            output["metadata"] = data.Metadata.DeepClone();
        }
    }
}
