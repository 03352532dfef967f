using System.Diagnostics;
using Workbook.Engine.Consoles;
using Workbook.Engine.Display;
using Workbook.Engine.Languages;
using Workbook.Engine.Results;

namespace Workbook.Engine.Cells;

/// <summary>The lines that begin with <c>#!</c> and do not choose a language.</summary>
internal sealed class Commands
{
    private static readonly (string Name, string Help)[] Help =
    [
        ("import", "#!import FILE: runs a .cs, .csx, .ipynb or .dib file"),
        ("lsmagic", "#!lsmagic: lists these commands"),
        ("set", "#!set --name NAME --value @LANGUAGE:NAME (or a text): sets a variable"),
        ("share", "#!share --from LANGUAGE NAME [--as NAME]: takes a variable over from another language"),
        ("time", "#!time: shows how long the cell took"),
        ("who", "#!who: lists the variables"),
        ("whos", "#!whos: lists the variables with their types and values"),
    ];

    private readonly Dictionary<string, Func<CellContext, CellPart, CancellationToken, Task<DisplayData?>>> _table;
    private Stopwatch? _time;

    private readonly LanguageTable _languages;

    public Commands(LanguageTable languages, SharedVariables variables, Importer importer)
    {
        _languages = languages;
        _table = new(StringComparer.OrdinalIgnoreCase)
        {
            ["import"] = importer.RunAsync,
            ["lsmagic"] = (_, _, _) => Text(List()),
            ["set"] = (_, part, _) => Do(() => variables.Set(part)),
            ["share"] = (_, part, _) => Do(() => variables.Share(part)),
            ["time"] = (_, _, _) => Do(() => _time = Stopwatch.StartNew()),
            ["who"] = (_, _, _) => Text(variables.Names()),
            ["whos"] = (_, _, _) => Task.FromResult<DisplayData?>(ValueFormatter.Format(variables.Table())),
        };
    }

    /// <summary>All that can follow at the beginning of a line, with its "#!".</summary>
    public IEnumerable<string> Directives =>
        LanguageNames.Concat(Help.Select(command => command.Name)).Select(name => "#!" + name);

    private IEnumerable<string> LanguageNames => _languages.All.Select(language => language.Names[0]);

    /// <exception cref="CellException">There is no such command, or it cannot be carried out.</exception>
    public Task<DisplayData?> RunAsync(CellContext cell, CellPart part, CancellationToken interrupt)
    {
        if (_table.TryGetValue(part.Command!, out var command))
        {
            return command(cell, part, interrupt);
        }
        throw new CellException(
            "UnknownCommand",
            $"{cell.Name}, line {part.Line}: #!{part.Command}: "
                + (
                    RefusedCommands.Reason(part.Command!)
                    ?? $"there is no such command; known are {string.Join(", ", Directives)}."
                ),
            part.Line
        );
    }

    /// <summary>Shows what a command promised for the cell's end.</summary>
    public void EndCell(CellContext cell)
    {
        if (_time is not null)
        {
            cell.Console.Flush();
            cell.Output.Display(
                ValueFormatter.Format(
                    FormattableString.Invariant($"Wall time: {_time.Elapsed.TotalMilliseconds:F1} ms")
                )
            );
            _time = null;
        }
    }

    private string List() =>
        $"Languages: {string.Join(", ", LanguageNames.Select(name => "#!" + name))}\n"
        + string.Join("\n", Help.Select(command => command.Help))
        + "\n#r \"FILE.dll\", #r \"nuget: NAME, VERSION\", #i \"nuget: SOURCE\", #load \"FILE.csx\"";

    private static Task<DisplayData?> Text(string text) => Task.FromResult<DisplayData?>(ValueFormatter.Format(text));

    private static Task<DisplayData?> Do(Action action)
    {
        action();
        return Task.FromResult<DisplayData?>(null);
    }
}
