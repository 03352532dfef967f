using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workbook.Book.Notebooks;

/// <summary>A notebook file in nbformat 4 or as .dib, held as its JSON so that fields this program does not know survive.</summary>
internal sealed class Notebook
{
    private readonly JsonObject _json;

    private Notebook(string path, JsonObject json)
    {
        this._json = json;
        Path = path;
        Cells = [.. json["cells"]!.AsArray().Select((cell, index) => new NotebookCell(cell!.AsObject(), index + 1))];
    }

    /// <summary>The absolute path that it was read from.</summary>
    public string Path { get; }
    public IReadOnlyList<NotebookCell> Cells { get; }
    public IEnumerable<NotebookCell> CodeCells => Cells.Where(cell => cell.IsCode);
    public JsonObject Metadata => _json["metadata"] as JsonObject ?? [];
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>The text of the first heading, or the file's name.</summary>
    public string Title =>
        Cells
            .Where(cell => cell.IsMarkdown)
            .SelectMany(cell => cell.Source.Split('\n'))
            .FirstOrDefault(line => line.StartsWith("# "))
            ?[2..].Trim()
        ?? Name;

    /// <exception cref="NotebookException">There is no such file, or it is no notebook.</exception>
    public static Notebook Load(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        if (Directory.Exists(full))
        {
            throw new NotebookException($"\"{path}\" is a folder; name a notebook in it.");
        }

        if (!File.Exists(full))
        {
            throw new NotebookException($"There is no notebook \"{path}\" (looked for {full}).");
        }

        try
        {
            var text = File.ReadAllText(full);
            return System.IO.Path.GetExtension(full).Equals(".dib", StringComparison.OrdinalIgnoreCase)
                ? new(full, DibFile.Read(text))
                : new(full, Checked(path, JsonNode.Parse(text)));
        }
        catch (JsonException exception)
        {
            throw new NotebookException(
                $"\"{path}\" is not a notebook: it is not JSON from line {exception.LineNumber + 1} on."
            );
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new NotebookException($"\"{path}\" cannot be read: {exception.Message}");
        }
    }

    /// <summary>Removes every output and execution count.</summary>
    public void Clean()
    {
        foreach (var cell in CodeCells)
        {
            cell.Json["outputs"] = new JsonArray();
            cell.Json["execution_count"] = null;
        }
    }

    public string ToJson() => NotebookJson.Write(_json);

    /// <exception cref="NotebookException">The file cannot be written.</exception>
    public void Save(string path)
    {
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!);
            File.WriteAllText(path, ToJson());
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new NotebookException($"\"{path}\" cannot be written: {exception.Message}");
        }
    }

    private static JsonObject Checked(string path, JsonNode? node)
    {
        if (node is not JsonObject json || json["cells"] is not JsonArray cells || json["nbformat"] is not JsonValue)
        {
            throw new NotebookException($"\"{path}\" is JSON but not a notebook: it lacks \"cells\" or \"nbformat\".");
        }

        if (!json["nbformat"]!.AsValue().TryGetValue(out int format) || format != 4)
        {
            throw new NotebookException(
                $"\"{path}\" has notebook format {json["nbformat"]!.ToJsonString()}; save it in a current Jupyter client, which writes format 4."
            );
        }

        for (var i = 0; i < cells.Count; i++)
        {
            if (
                cells[i] is not JsonObject cell
                || cell["cell_type"] is not JsonValue
                || cell["source"] is not (JsonArray or JsonValue)
            )
            {
                throw new NotebookException($"\"{path}\" is damaged: cell {i + 1} lacks \"cell_type\" or \"source\".");
            }
        }
        return json;
    }
}
