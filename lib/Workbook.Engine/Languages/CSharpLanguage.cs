using Workbook.Engine.Compilation;
using Workbook.Engine.Consoles;
using Workbook.Engine.Errors;
using Workbook.Engine.Packages;
using Workbook.Engine.Results;

namespace Workbook.Engine.Languages;

/// <summary>C#, with <c>#r</c>, <c>#i</c> and <c>#load</c>.</summary>
internal sealed class CSharpLanguage(
    CSharpSession session,
    IPackages packages,
    string workingDirectory,
    InteractiveVocabulary vocabulary
) : ICellLanguage
{
    private readonly Directives _directives = new(workingDirectory, session, packages, vocabulary);

    public IReadOnlyList<string> Names { get; } = ["csharp", "c#"];

    public IEnumerable<string> Variables => session.Variables.Names;

    public DisplayData? Run(CellContext cell, string code, string options, CancellationToken interrupt)
    {
        code = _directives.Apply(cell, code, interrupt);
        try
        {
            return Run(cell, code, interrupt);
        }
        catch (CellException exception)
            when (exception.Error.Name == CellErrors.DoesNotCompile && vocabulary.CanHelp(code))
        {
            vocabulary.Load();
            return Run(cell, code, interrupt);
        }
    }

    private DisplayData? Run(CellContext cell, string code, CancellationToken interrupt)
    {
        using var context = vocabulary.Enter(cell, code, interrupt);
        var (hasValue, value) = session.Run(cell.Name, code, interrupt);
        return hasValue ? ShownValue.Of(value, session.Thread, interrupt) : null;
    }

    public bool TryGet(string name, out object? value) => session.Variables.TryGet(name, out value, out _);

    public bool TryDeclare(string name, object? value)
    {
        session.Declare(name, value);
        return true;
    }
}
