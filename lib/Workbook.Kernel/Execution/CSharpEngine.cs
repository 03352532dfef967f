using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Workbook.Kernel.Display;

namespace Workbook.Kernel.Execution;

/// <summary>Executes the cells of one notebook, in order, in one state. One cell at a time.</summary>
public sealed class CSharpEngine : IDisposable
{
    readonly ShadowCopies copies = new();
    readonly CellLoadContext loadContext;
    readonly SubmissionCompiler compiler;
    readonly Directives directives;
    readonly Dictionary<string, string> sources = [];
    object?[] states = new object?[64];
    int slots;
    int cellNumber;

    /// <param name="workingDirectory">Where relative paths in cells start: the notebook's folder.</param>
    public CSharpEngine(string workingDirectory)
    {
        WorkingDirectory = Path.GetFullPath(workingDirectory);
        loadContext = new CellLoadContext(copies);
        compiler = new SubmissionCompiler(loadContext, copies);
        directives = new Directives(WorkingDirectory, compiler);
        ConsoleRouter.Install();
    }

    public string WorkingDirectory { get; }

    /// <summary>Runs a cell to its end. Whatever the cell does, the outcome is in the result: this method does not throw.</summary>
    /// <param name="interrupt">Stops the cell, even in an endless loop; what it has declared until then stays.</param>
    /// <param name="name">What errors call the cell, or null for "cell 1", "cell 2"….</param>
    public CellResult Execute(string code, ICellOutput output, CancellationToken interrupt = default, string? name = null)
    {
        name ??= $"cell {++cellNumber}";
        var cell = new CellContext(name, output);
        CellContext.Current = cell;
        using (cell.Console)
        {
            try
            {
                return Run(name, code, interrupt);
            }
            catch (CellException exception)
            {
                return new CellResult(null, exception.Error);
            }
            catch (OperationCanceledException) when (interrupt.IsCancellationRequested)
            {
                return new CellResult(null, CellErrors.Interrupted());
            }
            catch (Exception exception)
            {
                return new CellResult(null, CellErrors.From(exception, sources));
            }
        }
    }

    /// <summary>The value of an expression in the current state, for Jupyter's user_expressions.</summary>
    public CellResult Evaluate(string expression) =>
        Execute(expression, CellContext.Current?.Output ?? NoOutput.Instance, name: "expression");

    public void Dispose() => copies.Dispose();

    CellResult Run(string name, string code, CancellationToken interrupt)
    {
        code = directives.Apply(name, code);
        sources[name] = code;
        var (submission, diagnostics) = compiler.Compile(name, code, interrupt);
        if (submission is null)
        {
            return new CellResult(null, CellErrors.From(diagnostics, code));
        }
        var value = Invoke(submission, interrupt);
        return new CellResult(value is null && !submission.HasValue ? null : ValueFormatter.Format(value), null);
    }

    object? Invoke(Submission submission, CancellationToken interrupt)
    {
        compiler.Keep(submission);
        if (submission.Factory is null)
        {
            return null;
        }
        // One slot per submission of the chain; a submission stores itself there before its first statement.
        if (++slots >= states.Length)
        {
            Array.Resize(ref states, states.Length * 2);
        }
        var run = submission.Factory.CreateDelegate<Func<object?[], Task<object?>>>();
        return CellThread.Run(() => run(states), interrupt);
    }

}
