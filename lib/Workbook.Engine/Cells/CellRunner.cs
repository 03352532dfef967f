using Workbook.Engine.Compilation;
using Workbook.Engine.Consoles;
using Workbook.Engine.Languages;
using Workbook.Engine.Packages;
using Workbook.Engine.Results;

namespace Workbook.Engine.Cells;

/// <summary>Runs the parts of a cell one after the other, each in its language.</summary>
internal sealed class CellRunner
{
    private readonly LanguageTable _languages;
    private readonly Commands _commands;

    public CellRunner(string workingDirectory, CSharpSession session, IPackages packages)
    {
        _languages = new LanguageTable(session, packages, workingDirectory);
        _commands = new Commands(
            _languages,
            new SharedVariables(_languages, session.Variables),
            new Importer(workingDirectory, _languages, RunParts)
        );
    }

    /// <summary>All that can follow at the beginning of a line, with its "#!".</summary>
    public IEnumerable<string> Directives => _commands.Directives;

    /// <summary>Cuts a cell into parts, each in its language.</summary>
    public IReadOnlyList<CellPart> Split(string code) => CellPart.Split(code, _languages);

    /// <summary>Runs a cell and returns what its last expression looks like, or null.</summary>
    public DisplayData? Run(CellContext cell, string code, CancellationToken interrupt)
    {
        try
        {
            return RunParts(cell, Split(code), interrupt);
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
            value = part.Command is null
                ? part.Language.Run(cell, part.Text, part.Options, interrupt)
                : _commands.Run(cell, part, interrupt);
        }
        return value;
    }
}
