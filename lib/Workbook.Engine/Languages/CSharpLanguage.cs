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

    public async Task<DisplayData?> RunAsync(CellContext cell, string code, string options, CancellationToken interrupt)
    {
        var usings = CellUsings.Of(await _directives.ApplyAsync(cell, code, interrupt));
        try
        {
            return await RunAsync(cell, usings, interrupt);
        }
        catch (CellException exception)
            when (exception.Error.Name == CellErrors.DoesNotCompile && vocabulary.CanHelp(code))
        {
            vocabulary.Load();
            return await RunAsync(cell, usings, interrupt);
        }
        finally
        {
            foreach (var name in usings.Resources.Reverse())
            {
                await DisposeAsync(name, interrupt);
            }
        }
    }

    private async Task<DisplayData?> RunAsync(CellContext cell, CellUsings usings, CancellationToken interrupt)
    {
        using var context = vocabulary.Enter(cell, usings.Code, interrupt);
        if (usings.Late != "")
        {
            await session.RunAsync(cell.Name, usings.Late, interrupt);
        }
        var (hasValue, value) = await session.RunAsync(cell.Name, usings.Code, interrupt);
        return hasValue ? await ShownValue.OfAsync(value, session.Thread, interrupt) : null;
    }

    private async Task DisposeAsync(string name, CancellationToken interrupt)
    {
        if (TryGet(name, out var resource))
        {
            await session.Thread.RunAsync(
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
