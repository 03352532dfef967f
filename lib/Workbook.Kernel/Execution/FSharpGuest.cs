using System.Reflection;

namespace Workbook.Kernel.Execution;

/// <summary>
/// The F# compiler, in an assembly that is loaded with the first F# cell: it takes 100 MB and a second.
/// The kernel knows it by the names of its methods alone.
/// </summary>
sealed class FSharpGuest(CellLoadContext loadContext)
{
    static readonly string folder = Path.Combine(Path.GetDirectoryName(typeof(FSharpGuest).Assembly.Location)!, "fsharp");

    object? session;

    /// <summary>The F# library that F# cells use, or null where F# is not installed. Packages written in F# have to share it.</summary>
    public static string? CoreLibrary => Path.Combine(folder, "FSharp.Core.dll") is var path && File.Exists(path) ? path : null;

    public IEnumerable<string> Names => session is null ? [] : (string[])Call("Names")!;

    public (bool HasValue, object? Value) Run(string name, string code, CancellationToken interrupt)
    {
        var result = ((object? Value, bool HasValue, string? Error))StoppableCode.Run(() => Task.FromResult(Call("Run", name, code, interrupt)), interrupt)!;
        return result.Error is null
            ? (result.HasValue, result.Value)
            : throw new CellException(new CellError("CompilationError", result.Error.Split('\n')[0], result.Error.Split('\n'), null));
    }

    public bool TryGet(string name, out object? value)
    {
        var found = session is not null && Names.Contains(name);
        value = found ? Call("Get", name) : null;
        return found;
    }

    public void Declare(string name, object? value) => Call("Declare", name, value);

    object? Call(string method, params object?[] arguments)
    {
        session ??= Load();
        try
        {
            return session.GetType().GetMethod(method)!.Invoke(session, arguments);
        }
        catch (TargetInvocationException exception) when (exception.InnerException is { } inner)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(inner);
            throw;
        }
    }

    object Load()
    {
        if (!File.Exists(Path.Combine(folder, "Workbook.Kernel.FSharp.dll")))
        {
            throw new CellException("LanguageMissing", $"F# is not part of this installation: there is no folder {folder}. Build the solution, then install the kernel again.");
        }
        loadContext.AddPreferredFolder(folder);
        return Activator.CreateInstance(loadContext.LoadFromAssemblyName(new AssemblyName("Workbook.Kernel.FSharp"))
            .GetType("Workbook.Kernel.FSharp.FSharpSession", throwOnError: true)!)!;
    }
}
