using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workbook.Kernel.Tests;

/// <summary>The folders below <c>lib</c> depend one way, and one page names them all.</summary>
public sealed partial class StructureTests
{
    private static readonly string Lib = FindLib();

    [Fact]
    public void No_folder_depends_on_one_that_depends_on_it()
    {
        var uses = Uses();
        // So that an empty picture does not pass.
        Assert.Contains(("Workbook.Kernel/Handlers", "Workbook.Engine"), uses.Keys);
        Assert.Contains(("Workbook.Engine/Cells", "Workbook.Engine/Languages"), uses.Keys);

        var next = uses.Keys.ToLookup(edge => edge.From, edge => edge.To);
        var circles = uses
            .Keys.Where(edge => Reaches(edge.To, edge.From, next))
            .Select(edge => $"{edge.From} needs {edge.To}: {uses[edge]}");
        Assert.Empty(circles.Order());
    }

    [Fact]
    public void The_page_on_how_it_works_names_every_folder_and_no_other()
    {
        var named = new HashSet<string>();
        var project = "";
        foreach (Match line in Room().Matches(File.ReadAllText(Path.Combine(Lib, "HOW-IT-WORKS.md"))))
        {
            project = line.Groups["project"] is { Success: true } name ? name.Value : project;
            named.Add(line.Groups["folder"] is { Success: true } folder ? $"{project}/{folder}" : project);
        }
        var projects = Directory.EnumerateFiles(Lib, "*.csproj", SearchOption.AllDirectories).Select(FolderOf);
        var folders = Directory
            .EnumerateFiles(Lib, "*.cs", SearchOption.AllDirectories)
            .Where(IsSource)
            .Select(FolderOf);
        // The library has a map of its own.
        var there = projects.Concat(folders.Where(folder => !folder.StartsWith("Workbook/"))).Distinct();
        Assert.Equal(there.Order(), named.Order());
    }

    [Fact]
    public void No_folder_holds_more_than_about_a_dozen_files()
    {
        var full = Directory
            .EnumerateFiles(Lib, "*.cs", SearchOption.AllDirectories)
            .Where(IsSource)
            .GroupBy(FolderOf)
            .Where(folder => folder.Count() > 14)
            .Select(folder => $"{folder.Key}: {folder.Count()} files");
        Assert.Empty(full);
    }

    private static bool Reaches(string from, string to, ILookup<string, string> next)
    {
        var seen = new HashSet<string>();
        var open = new Stack<string>([from]);
        while (open.TryPop(out var folder))
        {
            if (folder == to)
            {
                return true;
            }
            if (seen.Add(folder))
            {
                foreach (var other in next[folder])
                {
                    open.Push(other);
                }
            }
        }
        return false;
    }

    /// <summary>Which folder uses which, each with one place that does.</summary>
    private static Dictionary<(string From, string To), string> Uses()
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("Workbook", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));
        var implicitUsings = CSharpSyntaxTree.ParseText(
            string.Concat(
                new[]
                {
                    "",
                    ".Collections.Generic",
                    ".IO",
                    ".Linq",
                    ".Net.Http",
                    ".Threading",
                    ".Threading.Tasks",
                }.Select(name => $"global using System{name};\n")
            )
        );
        var trees = Directory
            .EnumerateFiles(Lib, "*.cs", SearchOption.AllDirectories)
            .Where(IsSource)
            .Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), path: path))
            .ToList();
        var compilation = CSharpCompilation.Create(
            "lib",
            [implicitUsings, .. trees],
            references,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, allowUnsafe: true)
        );
        var uses = new Dictionary<(string, string), string>();
        foreach (var tree in trees)
        {
            var model = compilation.GetSemanticModel(tree);
            foreach (var name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
            {
                if (
                    model.GetSymbolInfo(name).Symbol is { } symbol and not INamespaceSymbol
                    && symbol.DeclaringSyntaxReferences.FirstOrDefault()?.SyntaxTree
                        is { FilePath.Length: > 0 } declaration
                    && FolderOf(declaration.FilePath) != FolderOf(tree.FilePath)
                )
                {
                    uses.TryAdd(
                        (FolderOf(tree.FilePath), FolderOf(declaration.FilePath)),
                        $"{Path.GetFileName(tree.FilePath)} uses {symbol.Name}"
                    );
                }
            }
        }
        return uses;
    }

    private static bool IsSource(string path) =>
        !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}");

    private static string FolderOf(string file) =>
        Path.GetRelativePath(Lib, Path.GetDirectoryName(file)!).Replace('\\', '/');

    /// <summary>A line of the page's picture: a project, or a folder of the project above it.</summary>
    [GeneratedRegex(@"^(?:(?<project>Workbook[.\w]*)|  ?[│ ] {4,}(?<folder>[A-Z]\w+)) {2,}\S", RegexOptions.Multiline)]
    private static partial Regex Room();

    private static string FindLib()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Workbook.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }
        return Path.Combine(folder, "lib");
    }
}
