using Workbook.Engine.Consoles;
using Workbook.Engine.Results;

namespace Workbook.Engine.Languages;

/// <summary>A text that is kept under a name, for other languages to take over: <c>#!value --name data</c>.</summary>
internal sealed class ValueLanguage : ICellLanguage
{
    private readonly Dictionary<string, object?> _values = [];

    public IReadOnlyList<string> Names { get; } = ["value"];

    public IEnumerable<string> Variables => _values.Keys;

    public DisplayData? Run(CellContext cell, string code, string options, CancellationToken interrupt)
    {
        if (!LineOptions.Parse(options).TryGetValue("name", out var name))
        {
            throw new CellException("InvalidCommand", "A value needs a name: write #!value --name NAME.");
        }
        _values[name] = code.Trim();
        return null;
    }

    public bool TryGet(string name, out object? value) => _values.TryGetValue(name, out value);

    public bool TryDeclare(string name, object? value)
    {
        _values[name] = value;
        return true;
    }
}
