using System.Reflection;
using Workbook.Engine.Libraries;
using Workbook.Engine.Results;
using Workbook.Engine.Stopping;

namespace Workbook.Engine.Languages;

/// <summary>
/// The F# compiler, in an assembly that is loaded with the first F# cell: it takes 100 MB and a second.
/// The kernel knows it by the names of its methods alone.
/// </summary>
internal sealed class FSharpGuest(CellLoadContext loadContext)
{
    private static readonly string Folder = Path.Combine(
        Path.GetDirectoryName(typeof(FSharpGuest).Assembly.Location)!,
        "fsharp"
    );

    private object? _session;

    /// <summary>The F# library that F# cells use, or null where F# is not installed. Packages written in F# have to share it.</summary>
    public static string? CoreLibrary =>
        Path.Combine(Folder, "FSharp.Core.dll") is var path && File.Exists(path) ? path : null;

    public IEnumerable<string> Names => _session is null ? [] : (string[])Call("Names")!;

    public (bool HasValue, object? Value) Run(string name, string code, CancellationToken interrupt)
    {
        var result = ((object? Value, bool HasValue, string? Error))
            StoppableCode.Run(() => Task.FromResult(Call("Run", name, code, interrupt)), interrupt)!;
        return result.Error is null
            ? (result.HasValue, result.Value)
            : throw new CellException(
                new CellError("CompilationError", result.Error.Split('\n')[0], result.Error.Split('\n'), null)
            );
    }

    public bool TryGet(string name, out object? value)
    {
        var found = _session is not null && Names.Contains(name);
        value = found ? Call("Get", name) : null;
        return found;
    }

    public void Declare(string name, object? value) => Call("Declare", name, value);

    private object? Call(string method, params object?[] arguments)
    {
        // The compiler blocks its caller until tasks of its own are done: these must not wait for this very thread.
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            _session ??= Load();
            return _session.GetType().GetMethod(method)!.Invoke(_session, arguments);
        }
        catch (TargetInvocationException exception) when (exception.InnerException is { } inner)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(inner);
            throw;
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    private object Load()
    {
        if (!File.Exists(Path.Combine(Folder, "Workbook.Engine.FSharp.dll")))
        {
            throw new CellException(
                "LanguageMissing",
                $"F# is not part of this installation: there is no folder {Folder}. Build the solution, then install the kernel again."
            );
        }
        loadContext.AddPreferredFolder(Folder);
        return Activator.CreateInstance(
            loadContext
                .LoadFromAssemblyName(new AssemblyName("Workbook.Engine.FSharp"))
                .GetType("Workbook.Engine.FSharp.FSharpSession", throwOnError: true)!
        )!;
    }
}
