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
        var usings = CellUsings.Of(_directives.Apply(cell, code, interrupt));
        try
        {
            return Run(cell, usings, interrupt);
        }
        catch (CellException exception)
            when (exception.Error.Name == CellErrors.DoesNotCompile && vocabulary.CanHelp(code))
        {
            vocabulary.Load();
            return Run(cell, usings, interrupt);
        }
        finally
        {
            foreach (var name in usings.Resources.Reverse())
            {
                Dispose(name, interrupt);
            }
        }
    }

    private DisplayData? Run(CellContext cell, CellUsings usings, CancellationToken interrupt)
    {
        using var context = vocabulary.Enter(cell, usings.Code, interrupt);
        if (usings.Late != "")
        {
            session.Run(cell.Name, usings.Late, interrupt);
        }
        var (hasValue, value) = session.Run(cell.Name, usings.Code, interrupt);
        return hasValue ? ShownValue.Of(value, session.Thread, interrupt) : null;
    }

    private void Dispose(string name, CancellationToken interrupt)
    {
        if (TryGet(name, out var resource))
        {
            session.Thread.Run(
                async () =>
                {
                    if (resource is IAsyncDisposable later)
                    {
                        await later.DisposeAsync();
                    }
                    else
                    {
                        (resource as IDisposable)?.Dispose();
                    }
                    return null;
                },
                interrupt
            );
        }
    }

    public bool TryGet(string name, out object? value) => session.Variables.TryGet(name, out value, out _);

    public bool TryDeclare(string name, object? value)
    {
        session.Declare(name, value);
        return true;
    }
}
