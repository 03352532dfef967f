using FSharp.Compiler.Diagnostics;
using FSharp.Compiler.Interactive;
using Microsoft.FSharp.Core;

namespace Workbook.Kernel.FSharp;

/// <summary>F# with memory. The kernel finds it and its methods by name, and speaks with it in the framework's types alone.</summary>
public sealed class FSharpSession
{
    readonly StringWriter log = new();
    readonly Shell.FsiEvaluationSession session;

    public FSharpSession()
    {
        var configuration = Shell.FsiEvaluationSession.GetDefaultConfiguration();
        session = Shell.FsiEvaluationSession.Create(configuration, ["fsi", "--noninteractive", "--nologo", "--gui-", "--quiet"],
            TextReader.Null, log, log, collectible: null, legacyReferenceResolver: null);
    }

    /// <summary>Runs a piece of code.</summary>
    /// <returns>The value of its last expression, whether there is one, and the compiler's errors, one per line, or null.</returns>
    /// <exception cref="Exception">What the code throws.</exception>
    public (object? Value, bool HasValue, string? Error) Run(string name, string code, CancellationToken cancellationToken)
    {
        var (choice, diagnostics) = session.EvalInteractionNonThrowing(code, name, cancellationToken);
        var errors = diagnostics.Where(diagnostic => diagnostic.Severity.IsError).ToList();
        if (errors.Count > 0)
        {
            return (null, false, string.Join('\n', errors.Select(error => $"{name}, line {error.StartLine}: FS{error.ErrorNumber:D4}: {error.Message}")));
        }
        return choice switch
        {
            FSharpChoice<FSharpOption<Shell.FsiValue>?, Exception>.Choice2Of2 failure => throw failure.Item,
            FSharpChoice<FSharpOption<Shell.FsiValue>?, Exception>.Choice1Of2 { Item.Value: var value } when value.ReflectionType != typeof(Unit) =>
                (value.ReflectionValue, true, null),
            _ => (null, false, null),
        };
    }

    /// <summary>The names of the values that cells have bound.</summary>
    public string[] Names() => [.. session.GetBoundValues().Select(value => value.Name).Where(name => name != "it").Distinct()];

    /// <summary>A bound value.</summary>
    public object? Get(string name) => session.TryFindBoundValue(name)?.Value.Value.ReflectionValue;

    /// <summary>Binds a value from outside.</summary>
    public void Declare(string name, object? value) => session.AddBoundValue(name, value!);
}
