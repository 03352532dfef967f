using System.Reflection;
using System.Text.RegularExpressions;
using Workbook.Engine.Compilation;
using Workbook.Engine.Consoles;
using Workbook.Engine.Display;
using Workbook.Engine.Libraries;
using Workbook.Engine.Results;

namespace Workbook.Engine.Languages;

/// <summary>The names of .NET Interactive (<c>Kernel</c>, <c>KernelInvocationContext</c> …), loaded with the first cell or package that needs them.</summary>
internal sealed partial class InteractiveVocabulary(CSharpSession session, LanguageTable languages)
{
    private const string AssemblyName = "Workbook.Engine.Interactive";
    private static readonly string ApiPath = Path.Combine(InteractiveFiles.Folder, "Microsoft.DotNet.Interactive.dll");
    private static readonly string HelpersPath = Path.Combine(InteractiveFiles.Folder, AssemblyName + ".dll");

    private readonly HashSet<string> _extensions = [];
    private IInteractiveSession? _session;

    /// <summary>Whether code that does not compile may for want of these names.</summary>
    public bool CanHelp(string code) => _session is null && Words().IsMatch(code);

    public void Load() => _session ??= Create();

    /// <summary>To be disposed when the code has run.</summary>
    public IDisposable? Enter(CellContext cell, string code, CancellationToken interrupt) =>
        _session?.Enter(cell, code, interrupt);

    /// <summary>Runs the extensions that packages bring, each once.</summary>
    /// <exception cref="CellException">One of them fails.</exception>
    public async Task LoadExtensionsAsync(CellContext cell, IEnumerable<string> paths, CancellationToken interrupt)
    {
        foreach (var path in paths.Where(_extensions.Add))
        {
            Load();
            using var context = Enter(cell, "", interrupt);
            try
            {
                await session.Thread.RunAsync(
                    async () =>
                    {
                        using var charts = PlotlyNetCharts.KeepFormatters();
                        await _session!.LoadExtensionAsync(path, LoadAssembly);
                        return null;
                    },
                    interrupt
                );
            }
            catch (Exception exception) when (exception is not (CellException or OperationCanceledException))
            {
                throw new CellException(
                    "ExtensionFailed",
                    $"The extension {Path.GetFileName(path)} of a package failed: {exception.Message} The package's classes can be used all the same: run the cell again without the line that installs it."
                );
            }
        }
    }

    private IInteractiveSession Create()
    {
        if (!File.Exists(HelpersPath))
        {
            throw new CellException(
                "VocabularyMissing",
                $"The names of .NET Interactive are not part of this installation: there is no file {HelpersPath}. Build the solution, then install the kernel again."
            );
        }
        foreach (var path in Directory.EnumerateFiles(InteractiveFiles.Folder, "*.dll"))
        {
            var name = Path.GetFileNameWithoutExtension(path);
            if (InteractiveFiles.Shared(name) is not null || session.LoadContext.Find(name) is null)
            {
                session.LoadContext.AddInstalled(path);
            }
        }
        session.Compiler.AddInstalledReference(ApiPath);
        session.Compiler.AddInstalledReference(HelpersPath);
        session.Define(
            "the names of .NET Interactive",
            $"using Microsoft.DotNet.Interactive; using {AssemblyName}; using static {AssemblyName}.KernelHelpers;"
        );
        return (IInteractiveSession)
            Activator.CreateInstance(
                session
                    .LoadContext.LoadFromAssemblyName(new AssemblyName(AssemblyName))
                    .GetType($"{AssemblyName}.InteractiveSession", throwOnError: true)!,
                languages
            )!;
    }

    // An extension may lie in the package twice, as a library and as an extension.
    private Assembly LoadAssembly(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        if (session.LoadContext.Find(name) is null)
        {
            session.LoadContext.AddInstalled(path);
        }
        return session.LoadContext.LoadFromAssemblyName(new AssemblyName(name));
    }

    [GeneratedRegex(
        @"Microsoft\.DotNet\.Interactive\b|\b(Kernel|KernelInvocationContext|KernelExtensions|IKernelExtension|GetPasswordAsync|GetInputsAsync|PasswordString)\b"
    )]
    private static partial Regex Words();
}
