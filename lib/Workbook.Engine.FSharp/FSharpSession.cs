using System.Runtime.ExceptionServices;
using FSharp.Compiler.Interactive;
using Microsoft.FSharp.Core;
using Workbook.Engine.Consoles;
using Workbook.Engine.Languages;
using Workbook.Engine.Results;
using Workbook.Engine.Stopping;

namespace Workbook.Engine.FSharp;

/// <summary>F# with memory. <see cref="FSharpLanguage"/> finds it by its name.</summary>
internal sealed class FSharpSession : ICellLanguage
{
    private readonly StringWriter _log = new();
    private readonly Shell.FsiEvaluationSession _session;

    private readonly ICellThread _thread;

    public FSharpSession(ICellThread thread)
    {
        _thread = thread;
        var configuration = Shell.FsiEvaluationSession.GetDefaultConfiguration();
        // One dynamic assembly for all cells, which finds the F# library where this assembly lies. One for each cell, the default,
        // would look for it among the kernel's own assemblies.
        _session = Shell.FsiEvaluationSession.Create(
            configuration,
            ["fsi", "--noninteractive", "--nologo", "--quiet", "--targetprofile:netcore", "--multiemit-"],
            TextReader.Null,
            _log,
            _log,
            collectible: null,
            legacyReferenceResolver: null
        );
    }

    public IReadOnlyList<string> Names => FSharpLanguage.NamesOfFSharp;

    public IEnumerable<string> Variables =>
        _session.GetBoundValues().Select(value => value.Name).Where(name => name != "it").Distinct();

    public async Task<DisplayData?> RunAsync(CellContext cell, string code, string options, CancellationToken interrupt)
    {
        var value = (FSharpOption<Shell.FsiValue>?)
            await _thread.RunAsync(
                () =>
                {
                    // The compiler blocks its caller until tasks of its own are done: these must not wait for this very thread.
                    SynchronizationContext.SetSynchronizationContext(null);
                    return Task.FromResult<object?>(Evaluate(cell.Name, code, interrupt));
                },
                interrupt
            );
        return value is { Value: var bound } && bound.ReflectionType != typeof(Unit)
            ? await ShownValue.OfAsync(bound.ReflectionValue, _thread, interrupt)
            : null;
    }

    public bool TryGet(string name, out object? value)
    {
        var bound = Variables.Contains(name) ? _session.TryFindBoundValue(name) : null;
        value = bound?.Value.Value.ReflectionValue;
        return bound is not null;
    }

    /// <summary>
    /// Binds a value from outside. The compiler's own way of doing so gives it a type that is not equal to the one of the
    /// same name in F# code, so the code fetches the value itself.
    /// </summary>
    public bool TryDeclare(string name, object? value)
    {
        var slot = $"workbook-{Guid.NewGuid():N}";
        AppDomain.CurrentDomain.SetData(slot, value);
        try
        {
            Evaluate(
                $"sharing {name}",
                $"let {name} = unbox<{TypeName(value?.GetType())}> (System.AppDomain.CurrentDomain.GetData \"{slot}\")",
                CancellationToken.None
            );
        }
        finally
        {
            AppDomain.CurrentDomain.SetData(slot, null);
        }
        return true;
    }

    /// <summary>The value of the last expression, or null where there is none.</summary>
    /// <exception cref="CellException">The code does not compile.</exception>
    /// <exception cref="Exception">What the code throws.</exception>
    private FSharpOption<Shell.FsiValue>? Evaluate(string name, string code, CancellationToken interrupt)
    {
        var (choice, diagnostics) = _session.EvalInteractionNonThrowing(code, name, interrupt);
        var failure = (choice as FSharpChoice<FSharpOption<Shell.FsiValue>?, Exception>.Choice2Of2)?.Item;
        if (failure is not (null or Shell.FsiCompilationException))
        {
            ExceptionDispatchInfo.Throw(failure);
        }
        List<string> errors =
        [
            .. diagnostics
                .Where(diagnostic => diagnostic.Severity.IsError)
                .Select(error => $"{name}, line {error.StartLine}: FS{error.ErrorNumber:D4}: {error.Message}"),
        ];
        if (errors.Count > 0)
        {
            // A message may have several lines.
            string[] lines = [.. errors.SelectMany(error => error.Split('\n'))];
            throw new CellException(new CellError("CompilationError", lines[0], lines, null));
        }
        return failure is null
            ? ((FSharpChoice<FSharpOption<Shell.FsiValue>?, Exception>.Choice1Of2)choice).Item
            : throw failure;
    }

    /// <summary>The type as F# source names it: the framework's types by name, those that F# code may not know as "obj".</summary>
    private static string TypeName(Type? type)
    {
        if (type is { IsArray: true })
        {
            return $"{TypeName(type.GetElementType())}[{new string(',', type.GetArrayRank() - 1)}]";
        }
        if (type is null || !type.IsVisible || type.IsNested || type.Namespace?.Split('.')[0] != "System")
        {
            return "obj";
        }
        var name = type.FullName!.Split('`')[0];
        return type.IsGenericType ? $"{name}<{string.Join(", ", type.GetGenericArguments().Select(TypeName))}>" : name;
    }
}
