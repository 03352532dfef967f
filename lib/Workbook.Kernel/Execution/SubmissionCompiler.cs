using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using Workbook.Kernel.Language;

namespace Workbook.Kernel.Execution;

/// <summary>
/// Compiles C# script, each submission on top of the previous ones. Roslyn's own <c>ScriptState</c> is not used: it drops
/// a submission that throws, and with it the variables that were assigned before the exception.
/// </summary>
sealed class SubmissionCompiler
{
    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, DocumentationMode.None, SourceCodeKind.Script);

    static readonly string[] usings =
    [
        "System", "System.Collections", "System.Collections.Generic", "System.IO", "System.Linq", "System.Text", "System.Threading.Tasks",
        "Workbook.Kernel.Display", "Workbook.Kernel.Display.CellHelpers",
    ];

    static readonly EmitOptions emitOptions = new(debugInformationFormat: DebugInformationFormat.PortablePdb);

    readonly CellLoadContext loadContext;
    readonly CSharpCompilationOptions options;
    readonly List<MetadataReference> newReferences = [.. FrameworkReferences.All];
    readonly Dictionary<string, PortableExecutableReference> referencesByPath = [];
    readonly ShadowCopies copies;
    int count;

    public SubmissionCompiler(CellLoadContext loadContext, ShadowCopies copies)
    {
        this.loadContext = loadContext;
        this.copies = copies;
        options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            usings: usings,
            // The numeric loops of a notebook would be ten times slower in a debug build.
            optimizationLevel: OptimizationLevel.Release,
            allowUnsafe: true,
            metadataReferenceResolver: new NeighbourResolver(loadContext, Reference),
            assemblyIdentityComparer: DesktopAssemblyIdentityComparer.Default,
            concurrentBuild: false);
    }

    /// <summary>The last submission whose declarations the next one sees.</summary>
    public CSharpCompilation? Previous { get; private set; }

    /// <summary>Makes a library visible to the next submission.</summary>
    public void AddReference(string path)
    {
        loadContext.AddFolder(Path.GetDirectoryName(path)!);
        newReferences.Add(Reference(path));
    }

    /// <summary>Makes a package's assembly visible to the next submission.</summary>
    public void AddInstalledReference(string path) =>
        newReferences.Add(MetadataReference.CreateFromFile(path, documentation: LibraryDocumentation.Of(path)));

    /// <summary>Looks at code without running it: what its names mean after all that has run.</summary>
    public SemanticModel Analyse(string code, CancellationToken cancellationToken = default)
    {
        var tree = CSharpSyntaxTree.ParseText(code, ParseOptions, "", cancellationToken: cancellationToken);
        var compilation = CSharpCompilation.CreateScriptCompilation("analysis", tree, newReferences.Distinct(), options, Previous, typeof(object));
        return compilation.GetSemanticModel(tree);
    }

    /// <summary>Compiles and loads one piece of code, and returns it or what is wrong with it.</summary>
    public (Submission? Submission, ImmutableArray<Diagnostic> Diagnostics) Compile(string name, string code, CancellationToken cancellationToken)
    {
        var tree = CSharpSyntaxTree.ParseText(SourceText.From(code, Encoding.UTF8), ParseOptions, name, cancellationToken);
        var compilation = CSharpCompilation.CreateScriptCompilation(
            $"{name} #{++count}", tree, newReferences.Distinct(), options, Previous, typeof(object));
        using var assembly = new MemoryStream();
        using var symbols = new MemoryStream();
        var emitted = compilation.Emit(assembly, symbols, options: emitOptions, cancellationToken: cancellationToken);
        if (emitted.Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
        {
            return (null, emitted.Diagnostics);
        }
        // Roslyn emits nothing, and reports no success, where there are only usings and comments.
        var factory = emitted.Success ? Load(assembly, symbols, compilation) : null;
        return (new Submission(name, code, compilation, factory, HasValue(tree.GetCompilationUnitRoot(cancellationToken), compilation)), emitted.Diagnostics);
    }

    /// <summary>Makes what the submission declares visible to later ones.</summary>
    public void Keep(Submission submission)
    {
        // A chain is searched link by link: cells that declare nothing must not lengthen it.
        if (Declares(submission.Compilation))
        {
            Previous = submission.Compilation;
            // A submission inherits the references of those before it. Roslyn keeps a table of references × submissions
            // for each link that repeats them: after 400 cells half a gigabyte.
            newReferences.Clear();
        }
    }

    PortableExecutableReference Reference(string path)
    {
        lock (referencesByPath)
        {
            if (!referencesByPath.TryGetValue(path, out var reference))
            {
                reference = MetadataReference.CreateFromFile(
                    loadContext.IsInstalled(path) ? path : copies.Of(path), documentation: LibraryDocumentation.Of(path));
                referencesByPath[path] = reference;
            }
            return reference;
        }
    }

    MethodInfo Load(MemoryStream assembly, MemoryStream symbols, CSharpCompilation compilation)
    {
        var entryPoint = compilation.GetEntryPoint(CancellationToken.None)!;
        assembly.Position = 0;
        symbols.Position = 0;
        return loadContext.LoadFromStream(assembly, symbols)
            .GetType(entryPoint.ContainingType.MetadataName, throwOnError: true)!
            .GetMethod(entryPoint.MetadataName, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!;
    }

    static bool HasValue(CompilationUnitSyntax root, CSharpCompilation compilation) =>
        root.Members.LastOrDefault() is GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last }
        && compilation.GetSemanticModel(root.SyntaxTree).GetTypeInfo(last.Expression).Type?.SpecialType != SpecialType.System_Void;

    static bool Declares(CSharpCompilation compilation)
    {
        var root = compilation.SyntaxTrees[0].GetCompilationUnitRoot();
        return root.Usings.Count > 0
            || root.Members.Any(member => member is not GlobalStatementSyntax)
            || root.DescendantNodes().Any(node => node is SingleVariableDesignationSyntax);
    }
}
