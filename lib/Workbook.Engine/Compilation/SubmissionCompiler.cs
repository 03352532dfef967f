using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Workbook.Engine.Libraries;

namespace Workbook.Engine.Compilation;

/// <summary>
/// Compiles C# script, each submission on top of the previous ones. Roslyn's own <c>ScriptState</c> is not used: it drops
/// a submission that throws, and with it the variables that were assigned before the exception.
/// </summary>
internal sealed class SubmissionCompiler
{
    public static readonly CSharpParseOptions ParseOptions = new(
        LanguageVersion.Latest,
        DocumentationMode.None,
        SourceCodeKind.Script
    );

    private static readonly string[] Usings =
    [
        "System",
        "System.Collections",
        "System.Collections.Generic",
        "System.IO",
        "System.Linq",
        "System.Text",
        "System.Threading.Tasks",
        "Workbook.Engine.Display",
        "Workbook.Engine.Display.CellHelpers",
    ];

    private static readonly string[] UnsafeWords = ["unsafe", "SkipLocalsInit"];

    private static readonly EmitOptions EmitOptions = new(debugInformationFormat: DebugInformationFormat.PortablePdb);

    /// <summary>What cells are made of.</summary>
    public const string Sample = """
        class Cell<T>(T value) { public T Value { get; } = value; }
        double Norm(IEnumerable<double> xs) { var sum = 0.0; foreach (var x in xs) { sum += x * x; } return Math.Sqrt(sum); }
        var table = new Dictionary<string, double[]> { ["a"] = [1, 2] };
        for (var i = 0; i < 3; i++) { Console.WriteLine($"{i}: {Norm(table["a"].Where(x => x > i).Select(x => x - i)):F2}"); }
        var (number, text) = (new Cell<int>(1).Value, await Task.FromResult("b"));
        text switch { "b" when number > 0 => number, _ => 0 }
        """;

    private readonly CellLoadContext _loadContext;
    private readonly CSharpCompilationOptions _options;
    private readonly List<MetadataReference> _newReferences = [];
    private readonly Dictionary<string, PortableExecutableReference> _referencesByPath = [];
    private readonly ShadowCopies _copies;
    private Lazy<CSharpCompilation> _next;
    private int _count;

    public SubmissionCompiler(CellLoadContext loadContext, ShadowCopies copies)
    {
        this._loadContext = loadContext;
        this._copies = copies;
        _options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            // The numeric loops of a notebook would be ten times slower in a debug build.
            optimizationLevel: OptimizationLevel.Release,
            metadataReferenceResolver: new NeighbourResolver(loadContext, Reference),
            assemblyIdentityComparer: DesktopAssemblyIdentityComparer.Default,
            concurrentBuild: false
        );
        // Submissions inherit references and usings: an empty one holds what all of them share.
        Previous = CSharpCompilation.CreateScriptCompilation(
            "shared",
            null,
            loadContext.Framework.All,
            _options.WithUsings(Usings),
            previousScriptCompilation: null,
            typeof(object)
        );
        _next = Next();
    }

    /// <summary>The last submission whose declarations the next one sees.</summary>
    public CSharpCompilation Previous { get; private set; }

    /// <summary>Makes a library visible to the next submission.</summary>
    public void AddReference(string path)
    {
        _loadContext.AddFolder(Path.GetDirectoryName(path)!);
        // What the cells share with the kernel is loaded already, whatever the file holds.
        Add(_loadContext.Framework.Find(Path.GetFileNameWithoutExtension(path)) ?? Reference(path));
    }

    /// <summary>Makes a package's assembly visible to the next submission.</summary>
    public void AddInstalledReference(string path) =>
        Add(MetadataReference.CreateFromFile(path, documentation: DocumentationFiles.Of(path)));

    /// <summary>Looks at code without running it: what its names mean after all that has run.</summary>
    public SemanticModel Analyse(string code, CancellationToken cancellationToken = default)
    {
        var tree = CSharpSyntaxTree.ParseText(code, ParseOptions, "", cancellationToken: cancellationToken);
        return _next.Value.AddSyntaxTrees(tree).GetSemanticModel(tree);
    }

    /// <summary>Compiles the sample for nothing but to have compiled it: the first time takes a tenth of a second longer.</summary>
    public void WarmUp()
    {
        using var nowhere = new MemoryStream();
        _next
            .Value.AddSyntaxTrees(CSharpSyntaxTree.ParseText(Sample, ParseOptions))
            .Emit(Stream.Null, nowhere, options: EmitOptions);
    }

    /// <summary>Compiles and loads one piece of code, and returns it or what is wrong with it.</summary>
    public (Submission? Submission, ImmutableArray<Diagnostic> Diagnostics) Compile(
        string name,
        string code,
        CancellationToken cancellationToken
    )
    {
        // Named by a directive: of a tree with a path, Roslyn takes a checksum on the thread pool, and waits where cells have filled it.
        var tree = CSharpSyntaxTree.ParseText(
            $"#line 1 \"{name}\"\n{code}",
            ParseOptions,
            "",
            cancellationToken: cancellationToken
        );
        var stoppable = StoppableSource.In(tree);
        var everywhere = StoppableSource.InLambdas(stoppable, Next(code));
        var emitted = Emit(name, code, everywhere, cancellationToken);
        if (emitted.Submission is null && everywhere != stoppable)
        {
            // An expression tree takes no question.
            emitted = Emit(name, code, stoppable, cancellationToken);
        }
        // Errors are shown where they stand in the cell's own text.
        return emitted.Submission is null && stoppable != tree ? Emit(name, code, tree, cancellationToken) : emitted;
    }

    private CSharpCompilation Next(string code) =>
        // Allowed always, it would mark each assembly as unverifiable, which takes a tenth of a short cell's compilation.
        UnsafeWords.Any(code.Contains)
            ? _next.Value.WithOptions(_options.WithAllowUnsafe(true))
            : _next.Value;

    private (Submission? Submission, ImmutableArray<Diagnostic> Diagnostics) Emit(
        string name,
        string code,
        SyntaxTree tree,
        CancellationToken cancellationToken
    )
    {
        var compilation = Next(code).AddSyntaxTrees(tree);
        using var assembly = new MemoryStream();
        // A table of lines takes a tenth of a short cell's compilation; of one line it says nothing.
        using var symbols = HasOneLine(code) ? null : new MemoryStream();
        var emitted = compilation.Emit(assembly, symbols, options: EmitOptions, cancellationToken: cancellationToken);
        if (emitted.Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
        {
            return (null, emitted.Diagnostics);
        }
        // Roslyn emits nothing, and reports no success, where there are only usings and comments.
        var factory = emitted.Success ? Load(assembly, symbols, compilation) : null;
        return (new Submission(name, code, compilation, factory, symbols is not null), emitted.Diagnostics);
    }

    /// <summary>Makes what the submission declares visible to later ones.</summary>
    public void Keep(Submission submission)
    {
        // A chain is searched link by link: cells that declare nothing must not lengthen it, and leave the next one as it is.
        if (!Declares(submission.Compilation))
        {
            return;
        }
        Previous = submission.Compilation;
        // A submission inherits the references of those before it. Roslyn keeps a table of references × submissions
        // for each link that repeats them: after 400 cells half a gigabyte.
        _newReferences.Clear();
        _next = Next();
    }

    /// <summary>Does the part of the next cell's compilation that does not need its code: a fifth of what a short cell takes. May be called from any thread.</summary>
    public void Prepare() => _ = _next.Value;

    /// <summary>Whether a submission that left null ends with an expression, so that null is its value.</summary>
    public static bool HasValue(CSharpCompilation compilation)
    {
        var root = compilation.SyntaxTrees[0].GetCompilationUnitRoot();
        return root.Members.LastOrDefault()
                is GlobalStatementSyntax
                {
                    Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last
                }
            && compilation.GetSemanticModel(root.SyntaxTree).GetTypeInfo(last.Expression).Type?.SpecialType
                != SpecialType.System_Void;
    }

    private void Add(MetadataReference reference)
    {
        _newReferences.Add(reference);
        _next = Next();
    }

    /// <summary>The next submission before its code is known, its references bound.</summary>
    private Lazy<CSharpCompilation> Next()
    {
        var (name, references, previous) = ($"submission {++_count}", _newReferences.Distinct().ToArray(), Previous);
        return new(() =>
        {
            var compilation = CSharpCompilation.CreateScriptCompilation(
                name,
                null,
                references,
                _options,
                previous,
                typeof(object)
            );
            _ = compilation.Assembly;
            return compilation;
        });
    }

    private PortableExecutableReference Reference(string path)
    {
        lock (_referencesByPath)
        {
            if (!_referencesByPath.TryGetValue(path, out var reference))
            {
                reference = MetadataReference.CreateFromFile(
                    _loadContext.IsInstalled(path) ? path : _copies.Of(path),
                    documentation: DocumentationFiles.Of(path)
                );
                _referencesByPath[path] = reference;
            }
            return reference;
        }
    }

    private MethodInfo Load(MemoryStream assembly, MemoryStream? symbols, CSharpCompilation compilation)
    {
        var entryPoint = compilation.GetEntryPoint(CancellationToken.None)!;
        assembly.Position = 0;
        symbols?.Position = 0;
        return _loadContext
            .For(Declares(compilation))
            .LoadFromStream(assembly, symbols)
            .GetType(entryPoint.ContainingType.MetadataName, throwOnError: true)!
            .GetMethod(entryPoint.MetadataName, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!;
    }

    private static bool HasOneLine(string code)
    {
        var lines = code.AsSpan().TrimEnd().EnumerateLines();
        lines.MoveNext();
        return !lines.MoveNext();
    }

    private static bool Declares(CSharpCompilation compilation)
    {
        var root = compilation.SyntaxTrees[0].GetCompilationUnitRoot();
        return root.Usings.Count > 0
            || root.Members.Any(member => member is not GlobalStatementSyntax)
            || root.DescendantNodes().Any(node => node is SingleVariableDesignationSyntax);
    }
}
