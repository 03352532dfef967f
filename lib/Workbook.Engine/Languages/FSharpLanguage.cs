using Workbook.Engine.Compilation;
using Workbook.Engine.Consoles;
using Workbook.Engine.Libraries;
using Workbook.Engine.Results;

namespace Workbook.Engine.Languages;

/// <summary>F#, whose compiler is in an assembly of its own, loaded with the first F# cell: it takes 100 MB and a second.</summary>
internal sealed class FSharpLanguage(CSharpSession session) : ICellLanguage
{
    private const string AssemblyName = "Workbook.Engine.FSharp";

    public static readonly IReadOnlyList<string> NamesOfFSharp = ["fsharp", "f#"];

    private ICellLanguage? _compiler;

    public IReadOnlyList<string> Names => NamesOfFSharp;

    public IEnumerable<string> Variables => _compiler?.Variables ?? [];

    public Task<DisplayData?> RunAsync(CellContext cell, string code, string options, CancellationToken interrupt) =>
        Compiler.RunAsync(cell, code, options, interrupt);

    public bool TryGet(string name, out object? value)
    {
        value = null;
        return _compiler is not null && _compiler.TryGet(name, out value);
    }

    public bool TryDeclare(string name, object? value) => Compiler.TryDeclare(name, value);

    private ICellLanguage Compiler => _compiler ??= Load();

    private ICellLanguage Load()
    {
        if (!File.Exists(Path.Combine(FSharpFiles.Folder, AssemblyName + ".dll")))
        {
            throw new CellException(
                "LanguageMissing",
                $"F# is not part of this installation: there is no folder {FSharpFiles.Folder}. Build the solution, then install the kernel again."
            );
        }
        session.LoadContext.AddPreferredFolder(FSharpFiles.Folder);
        return (ICellLanguage)
            Activator.CreateInstance(
                session
                    .LoadContext.LoadFromAssemblyName(new System.Reflection.AssemblyName(AssemblyName))
                    .GetType($"{AssemblyName}.FSharpSession", throwOnError: true)!,
                session.Thread
            )!;
    }
}
