using FSharp.Compiler.Interactive;
using Microsoft.FSharp.Core;

namespace Workbook.Engine.FSharp;

/// <summary>F# with memory. The kernel finds it and its methods by name, and speaks with it in the framework's types alone.</summary>
public sealed class FSharpSession
{
    private readonly StringWriter _log = new();
    private readonly Shell.FsiEvaluationSession _session;

    public FSharpSession()
    {
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

    /// <summary>Runs a piece of code.</summary>
    /// <returns>The value of its last expression, whether there is one, and the compiler's errors, one per line, or null.</returns>
    /// <exception cref="Exception">What the code throws.</exception>
    public (object? Value, bool HasValue, string? Error) Run(
        string name,
        string code,
        CancellationToken cancellationToken
    )
    {
        var (choice, diagnostics) = _session.EvalInteractionNonThrowing(code, name, cancellationToken);
        if (
            choice is FSharpChoice<FSharpOption<Shell.FsiValue>?, Exception>.Choice2Of2
            {
                Item: not Shell.FsiCompilationException
            } thrown
        )
        {
            throw thrown.Item;
        }
        var errors = diagnostics.Where(diagnostic => diagnostic.Severity.IsError).ToList();
        if (errors.Count > 0)
        {
            return (
                null,
                false,
                string.Join(
                    '\n',
                    errors.Select(error => $"{name}, line {error.StartLine}: FS{error.ErrorNumber:D4}: {error.Message}")
                )
            );
        }
        return choice switch
        {
            FSharpChoice<FSharpOption<Shell.FsiValue>?, Exception>.Choice2Of2 failure => throw failure.Item,
            FSharpChoice<FSharpOption<Shell.FsiValue>?, Exception>.Choice1Of2 { Item.Value: var value }
                when value.ReflectionType != typeof(Unit) => (value.ReflectionValue, true, null),
            _ => (null, false, null),
        };
    }

    /// <summary>The names of the values that cells have bound.</summary>
    public string[] Names() =>
        [.. _session.GetBoundValues().Select(value => value.Name).Where(name => name != "it").Distinct()];

    /// <summary>A bound value.</summary>
    public object? Get(string name) => _session.TryFindBoundValue(name)?.Value.Value.ReflectionValue;

    /// <summary>
    /// Binds a value from outside. The compiler's own way of doing so gives it a type that is not equal to the one of the
    /// same name in F# code, so the code fetches the value itself.
    /// </summary>
    public void Declare(string name, object? value)
    {
        var slot = $"workbook-{Guid.NewGuid():N}";
        AppDomain.CurrentDomain.SetData(slot, value);
        var (_, _, error) = Run(
            $"sharing {name}",
            $"let {name} = unbox<{TypeName(value?.GetType())}> (System.AppDomain.CurrentDomain.GetData \"{slot}\")",
            CancellationToken.None
        );
        AppDomain.CurrentDomain.SetData(slot, null);
        if (error is not null)
        {
            throw new InvalidOperationException(error);
        }
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
