using Microsoft.CodeAnalysis;
using Workbook.Engine.Display;
using Workbook.Engine.Errors;
using Workbook.Engine.Libraries;
using Workbook.Engine.Results;
using Workbook.Engine.Stopping;

namespace Workbook.Engine.Compilation;

/// <summary>C# script with memory: each piece of code sees what those before it declared.</summary>
internal sealed class CSharpSession : IDisposable
{
    private readonly ShadowCopies _copies = new();
    private object?[] _states = new object?[64];
    private int _slots;

    public CSharpSession(IFramework framework, ICellThread thread)
    {
        Thread = thread;
        LoadContext = new CellLoadContext(_copies, framework);
        Compiler = new SubmissionCompiler(LoadContext, _copies);
    }

    public ICellThread Thread { get; }

    public CellLoadContext LoadContext { get; }

    public SubmissionCompiler Compiler { get; }

    public CellVariables Variables { get; } = new();

    public CellSources Sources { get; } = new();

    /// <summary>Runs a piece of code and returns the value of its last expression, and whether there is one.</summary>
    /// <exception cref="CellException">The code does not compile.</exception>
    public async Task<(bool HasValue, object? Value)> RunAsync(string name, string code, CancellationToken interrupt)
    {
        var (submission, diagnostics) = Compiler.Compile(name, code, interrupt);
        if (submission is null && LacksOnlyItsEnd(diagnostics, code))
        {
            (submission, diagnostics) = Compiler.Compile(name, code.TrimEnd() + ";", interrupt);
        }
        if (submission is null)
        {
            throw new CellException(CellErrors.From(diagnostics, code));
        }
        Sources.Add(name, code, submission.HasLineTable ? null : submission.Factory?.Module.Assembly);
        Compiler.Keep(submission);
        if (submission.Factory is null)
        {
            return (false, null);
        }
        var value = await InvokeAsync(submission, interrupt);
        return (value is not null || SubmissionCompiler.HasValue(submission.Compilation), value);
    }

    /// <summary>Whether the library was built anew since this session loaded it.</summary>
    public bool IsOutdated(string path) => _copies.IsOutdated(path);

    /// <summary>Declares a variable from outside.</summary>
    public void Declare(string name, object? value)
    {
        var key = TransferredValues.Put(value);
        var type = TypeNames.InCSharp(value?.GetType());
        Define($"sharing {name}", $"var {name} = ({type}){typeof(TransferredValues)}.Take({key});");
    }

    /// <summary>Runs code that awaits nothing.</summary>
    public void Define(string name, string code) =>
        RunAsync(name, code, CancellationToken.None).GetAwaiter().GetResult();

    public void Dispose() => _copies.Dispose();

    // A cell's last expression has no semicolon; who ends a statement such as `throw …` in the same way means the same.
    private static bool LacksOnlyItsEnd(IEnumerable<Diagnostic> diagnostics, string code) =>
        diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).ToList() is [{ Id: "CS1002" } only]
        && only.Location.SourceSpan.Start >= code.TrimEnd().Length;

    private async Task<object?> InvokeAsync(Submission submission, CancellationToken interrupt)
    {
        // At most one slot per submission; each stores itself in its slot before its first statement.
        if (++_slots >= _states.Length)
        {
            Array.Resize(ref _states, _states.Length * 2);
        }
        var run = submission.Factory!.CreateDelegate<Func<object?[], Task<object?>>>();
        var completed = false;
        try
        {
            var value = await Thread.RunAsync(() => run(_states), interrupt);
            completed = true;
            return value;
        }
        finally
        {
            if (Array.Find(_states, state => state?.GetType() == submission.Factory.DeclaringType) is { } state)
            {
                Variables.Add(state, completed);
            }
        }
    }
}
