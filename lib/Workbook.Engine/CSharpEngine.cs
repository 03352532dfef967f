using Workbook.Engine.Assistance;
using Workbook.Engine.Cells;
using Workbook.Engine.Compilation;
using Workbook.Engine.Consoles;
using Workbook.Engine.Display;
using Workbook.Engine.Errors;
using Workbook.Engine.Libraries;
using Workbook.Engine.Packages;
using Workbook.Engine.Results;
using Workbook.Engine.Stopping;

namespace Workbook.Engine;

/// <summary>Executes cells in this process.</summary>
internal sealed class CSharpEngine : ICellEngine, IDisposable
{
    private readonly CSharpSession _session;
    private readonly CellRunner _runner;
    private readonly Completer _completer;
    private readonly Inspector _inspector;
    private int _cellNumber;

    /// <param name="workingDirectory">Where relative paths in cells start: the notebook's folder.</param>
    public CSharpEngine(string workingDirectory)
        : this(
            workingDirectory,
            new FrameworkReferences(),
            new StoppableThread(),
            session => new PackageInstaller(session)
        ) { }

    /// <summary>An engine where something else takes the place of files, threads and other programs.</summary>
    public CSharpEngine(
        string workingDirectory,
        IFramework framework,
        ICellThread thread,
        Func<CSharpSession, IPackages> packages
    )
    {
        WorkingDirectory = Path.GetFullPath(workingDirectory);
        _session = new CSharpSession(framework, thread);
        _runner = new CellRunner(WorkingDirectory, _session, packages(_session));
        _completer = new Completer(_session.Compiler, _runner, WorkingDirectory);
        _inspector = new Inspector(_session.Compiler);
        ConsoleRouter.Install();
        FormatterDisplays.Install();
        UncaughtExceptions.Install();
        FailedAssertions.Install();
        StopButton.Install();
    }

    public string WorkingDirectory { get; }

    /// <inheritdoc/>
    public CellResult Execute(
        string code,
        ICellOutput output,
        CancellationToken interrupt = default,
        string? name = null,
        string? language = null
    ) => ExecuteAsync(code, output, interrupt, name, language).GetAwaiter().GetResult();

    /// <summary>The same where the cell's thread does not wait for what the cell awaits.</summary>
    public async Task<CellResult> ExecuteAsync(
        string code,
        ICellOutput output,
        CancellationToken interrupt = default,
        string? name = null,
        string? language = null
    )
    {
        name ??= CellContext.NameOf(++_cellNumber);
        var cell = new CellContext(name, output, Describe, interrupt, _session.Thread.LetsTimersFire);
        var folder = Environment.CurrentDirectory;
        cell.Begin();
        using (cell.Console)
        {
            try
            {
                Environment.CurrentDirectory = WorkingDirectory;
                return new CellResult(await _runner.RunAsync(cell, code, language, interrupt), null);
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
                return new CellResult(null, Describe(exception));
            }
            finally
            {
                Environment.CurrentDirectory = folder;
                CellContext.Current = null;
            }
        }
    }

    /// <summary>The value of an expression in the current state, for Jupyter's user_expressions.</summary>
    public CellResult Evaluate(string expression) => Execute(expression, NoOutput.Instance, name: "expression");

    /// <summary>What can stand at the cursor. May be called from any thread, also while a cell runs.</summary>
    /// <param name="cursor">An index into <paramref name="code"/>.</param>
    public Completions Complete(string code, int cursor) =>
        _completer.Complete(code, Math.Clamp(cursor, 0, code.Length));

    /// <summary>What the name at the cursor means, or null. May be called from any thread, also while a cell runs.</summary>
    /// <param name="cursor">An index into <paramref name="code"/>.</param>
    /// <param name="detailed">Whether to add parameters, return value and remarks to the summary.</param>
    public DisplayData? Inspect(string code, int cursor, bool detailed) =>
        _inspector.Inspect(code, Math.Clamp(cursor, 0, code.Length), detailed);

    /// <summary>Whether a console client should run the code or ask for another line.</summary>
    public static Completeness IsComplete(string code) => Completeness.Of(code);

    /// <summary>Does what the next cell needs before its code is known. May be called from any thread, best when a cell's result is on its way.</summary>
    public void Prepare() => _session.Compiler.Prepare();

    /// <summary>Gets what the first cell of several lines needs out of the way. Call it on a thread that has time.</summary>
    public void WarmUpCompiler() => _session.Compiler.WarmUp();

    /// <summary>Gets what the first completion and the first display need out of the way. Call it on a thread that has time.</summary>
    public void WarmUpAssistance()
    {
        Complete("Math.", 5);
        Inspect("Math", 2, detailed: false);
        ValueFormatter.Format(new[] { 1 });
    }

    public void Dispose() => _session.Dispose();

    private CellError Describe(Exception exception) => CellErrors.From(exception, _session.Sources);
}
