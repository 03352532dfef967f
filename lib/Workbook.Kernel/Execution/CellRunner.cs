using Workbook.Kernel.Display;

namespace Workbook.Kernel.Execution;

/// <summary>Runs the parts of a cell one after the other, each in its language.</summary>
sealed class CellRunner
{
    readonly CSharpSession session;
    readonly Directives directives;
    readonly FSharpGuest fsharp;
    readonly Commands commands;
    readonly MarkupCells markup = new();

    public CellRunner(string workingDirectory, CSharpSession session)
    {
        this.session = session;
        fsharp = new FSharpGuest(session.LoadContext);
        directives = new Directives(workingDirectory, session);
        commands = new Commands(new SharedVariables(session, fsharp, markup), new Importer(workingDirectory, RunParts));
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
            commands.EndCell(cell);
        }
    }

    DisplayData? RunParts(CellContext cell, IReadOnlyList<CellPart> parts, CancellationToken interrupt)
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

    DisplayData? RunPart(CellContext cell, CellPart part, CancellationToken interrupt)
    {
        if (part.Command is not null)
        {
            return commands.Run(cell, part, interrupt);
        }
        switch (part.Language)
        {
            case Languages.CSharp:
                var code = directives.Apply(cell, part.Text, interrupt);
                return Show(session.Run(cell.Name, code, interrupt), interrupt);
            case Languages.FSharp:
                return Show(fsharp.Run(cell.Name, part.Text, interrupt), interrupt);
            default:
                return markup.Format(part.Language, part.Text);
        }
    }

    static DisplayData? Show((bool HasValue, object? Value) result, CancellationToken interrupt)
    {
        if (!result.HasValue)
        {
            return null;
        }
        // Formatting runs code of the cell, its properties and sequences, which may never end.
        return ValueFormatter.IsPlain(result.Value)
            ? ValueFormatter.Format(result.Value)
            : (DisplayData?)StoppableCode.Run(() => Task.FromResult<object?>(ValueFormatter.Format(result.Value)), interrupt);
    }
}
