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
            new Importer(workingDirectory, _languages, RunPartsAsync)
        );
    }

    /// <summary>All that can follow at the beginning of a line, with its "#!".</summary>
    public IEnumerable<string> Directives => _commands.Directives;

    /// <summary>Cuts a cell into parts, each in its language.</summary>
    public IReadOnlyList<CellPart> Split(string code) => CellPart.Split(code, _languages, _languages.CSharp);

    /// <summary>Runs a cell and returns what its last expression looks like, or null.</summary>
    /// <param name="language">What the cell begins in, or null for C#.</param>
    public async Task<DisplayData?> RunAsync(
        CellContext cell,
        string code,
        string? language,
        CancellationToken interrupt
    )
    {
        try
        {
            return await RunPartsAsync(cell, CellPart.Split(code, _languages, First(language)), interrupt);
        }
        finally
        {
            _commands.EndCell(cell);
        }
    }

    private ICellLanguage First(string? language) =>
        language is null
            ? _languages.CSharp
            : _languages.Find(language)
                ?? throw new CellException(
                    "UnknownLanguage",
                    $"This cell is in {language}, which does not run here. Cells can be in {string.Join(", ", _languages.All.Select(known => known.Names[0]))}."
                );

    private async Task<DisplayData?> RunPartsAsync(
        CellContext cell,
        IReadOnlyList<CellPart> parts,
        CancellationToken interrupt
    )
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
                ? await part.Language.RunAsync(cell, part.Text, part.Options, interrupt)
                : await _commands.RunAsync(cell, part, interrupt);
        }
        return value;
    }
}
