using Workbook.Engine.Compilation;
using Workbook.Engine.Consoles;
using Workbook.Engine.Display;
using Workbook.Engine.Languages;
using Workbook.Engine.Results;
using Workbook.Engine.Stopping;

namespace Workbook.Engine.Cells;

/// <summary>Runs the parts of a cell one after the other, each in its language.</summary>
internal sealed class CellRunner
{
    private readonly CSharpSession _session;
    private readonly Directives _directives;
    private readonly FSharpGuest _fsharp;
    private readonly Commands _commands;
    private readonly MarkupCells _markup = new();

    public CellRunner(string workingDirectory, CSharpSession session)
    {
        this._session = session;
        _fsharp = new FSharpGuest(session.LoadContext);
        _directives = new Directives(workingDirectory, session);
        _commands = new Commands(
            new SharedVariables(session, _fsharp, _markup),
            new Importer(workingDirectory, RunParts)
        );
    }

    /// <summary>Runs a cell and returns what its last expression looks like, or null.</summary>
    public DisplayData? Run(CellContext cell, string code, CancellationToken interrupt)
    {
        try
        {
            return RunParts(cell, CellPart.Split(code), interrupt);
        }
        finally
        {
            _commands.EndCell(cell);
        }
    }

    private DisplayData? RunParts(CellContext cell, IReadOnlyList<CellPart> parts, CancellationToken interrupt)
    {
        DisplayData? value = null;
        foreach (var part in parts)
        {
            if (value is not null)
            {
                cell.Console.Flush();
                cell.Output.Display(value);
            }
            value = RunPart(cell, part, interrupt);
        }
        return value;
    }

    private DisplayData? RunPart(CellContext cell, CellPart part, CancellationToken interrupt)
    {
        if (part.Command is not null)
        {
            return _commands.Run(cell, part, interrupt);
        }
        switch (part.Language)
        {
            case CellLanguages.CSharp:
                var code = _directives.Apply(cell, part.Text, interrupt);
                return Show(_session.Run(cell.Name, code, interrupt), interrupt);
            case CellLanguages.FSharp:
                return Show(_fsharp.Run(cell.Name, part.Text, interrupt), interrupt);
            default:
                return _markup.Format(part.Language, part.Text);
        }
    }

    private static DisplayData? Show((bool HasValue, object? Value) result, CancellationToken interrupt)
    {
        if (!result.HasValue)
        {
            return null;
        }
        // Formatting runs code of the cell, its properties and sequences, which may never end.
        return ValueFormatter.IsPlain(result.Value)
            ? ValueFormatter.Format(result.Value)
            : (DisplayData?)
                StoppableCode.Run(() => Task.FromResult<object?>(ValueFormatter.Format(result.Value)), interrupt);
    }
}
