using Workbook.Engine.Consoles;
using Workbook.Engine.Libraries;
using Workbook.Engine.Results;

namespace Workbook.Engine.Languages;

/// <summary>F#, whose compiler is in an assembly of its own, loaded with the first F# cell: it takes 100 MB and a second.</summary>
internal sealed class FSharpLanguage(CellLoadContext loadContext) : ICellLanguage
{
    private const string AssemblyName = "Workbook.Engine.FSharp";

    public static readonly IReadOnlyList<string> NamesOfFSharp = ["fsharp", "f#"];

    private ICellLanguage? _session;

    public IReadOnlyList<string> Names => NamesOfFSharp;

    public IEnumerable<string> Variables => _session?.Variables ?? [];

    public DisplayData? Run(CellContext cell, string code, string options, CancellationToken interrupt) =>
        Session.Run(cell, code, options, interrupt);

    public bool TryGet(string name, out object? value)
    {
        value = null;
        return _session is not null && _session.TryGet(name, out value);
    }

    public bool TryDeclare(string name, object? value) => Session.TryDeclare(name, value);

    private ICellLanguage Session => _session ??= Load();

    private ICellLanguage Load()
    {
        if (!File.Exists(Path.Combine(FSharpFiles.Folder, AssemblyName + ".dll")))
        {
            throw new CellException(
                "LanguageMissing",
                $"F# is not part of this installation: there is no folder {FSharpFiles.Folder}. Build the solution, then install the kernel again."
            );
        }
        loadContext.AddPreferredFolder(FSharpFiles.Folder);
        return (ICellLanguage)
            Activator.CreateInstance(
                loadContext
                    .LoadFromAssemblyName(new System.Reflection.AssemblyName(AssemblyName))
                    .GetType($"{AssemblyName}.FSharpSession", throwOnError: true)!
            )!;
    }
}
