using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using Workbook.Book.Notebooks;

namespace Workbook.Notebooks.Tests;

/// <summary>The series runs in any C# kernel: its cells compile against nothing but what all of them have.</summary>
public sealed class PortabilityTests
{
    private static readonly string[] MimeTypes =
    [
        "text/plain",
        "text/html",
        "text/latex",
        "text/markdown",
        "image/svg+xml",
        "application/json",
        "application/vnd.plotly.v1+json",
    ];

    // The namespaces that .NET Interactive opens in every notebook.
    private static readonly string[] Usings =
    [
        "System",
        "System.Text",
        "System.Collections",
        "System.Collections.Generic",
        "System.Threading.Tasks",
        "System.Linq",
    ];

    private const string SharedHelpers = """
        public static class SharedHelpers
        {
            public static Displayed display(object value) => new();
            public static Displayed Display<T>(this T value) => new();
            public static object HTML(string content) => content;
        }
        public sealed class Displayed
        {
            public void Update(object value) { }
        }
        """;

    public static TheoryData<string> SeriesNames => Repository.SeriesNames;

    [Theory, MemberData(nameof(SeriesNames))]
    public void Cells_use_nothing_of_a_kernel_beyond_what_all_share(string name) =>
        Assert.Empty(Problems(Repository.Load(name)));

    [Theory]
    [InlineData("#!time")]
    [InlineData("DisplayAs(1, \"text/plain\")")]
    [InlineData("1.DisplayAs(\"text/plain\")")]
    [InlineData("await GetInputAsync(\"name\")")]
    [InlineData("Javascript(\"1\")")]
    [InlineData("display(1, \"text/plain\")")]
    [InlineData("var y = 2;\n#!html\n<b>y</b>")]
    [InlineData("#r \"nuget: Plotly.NET.CSharp, 0.14.0\"")]
    public void What_only_one_kernel_has_is_found_and_its_cell_named(string code)
    {
        var problems = Problems(Notebook(["var x = 1;", code]));
        Assert.StartsWith("cell 2", Assert.Single(problems.Take(1)));
    }

    [Theory]
    [InlineData("display(1).Update(2);")]
    [InlineData("1.Display().Update(2);")]
    [InlineData("HTML(\"<b>x</b>\")")]
    [InlineData("Console.WriteLine(string.Join(\", \", Enumerable.Range(0, 3)));")]
    public void What_all_kernels_have_is_let_through(string code) =>
        Assert.Empty(Problems(Notebook(["using System.Numerics;", code])));

    [Theory, MemberData(nameof(SeriesNames))]
    public void Outputs_use_only_formats_that_all_clients_know(string name) =>
        Assert.Empty(UnknownFormats(Runs.AsCommitted(name).Notebook));

    [Fact]
    public void A_format_that_few_clients_know_is_found_and_its_cell_named()
    {
        var notebook = Notebook(["1", "2"]);
        notebook.Cells[1].Json["outputs"] = new System.Text.Json.Nodes.JsonArray(
            new System.Text.Json.Nodes.JsonObject
            {
                ["data"] = new System.Text.Json.Nodes.JsonObject
                {
                    ["text/plain"] = "2",
                    ["application/x-workbook"] = "2",
                },
            }
        );
        Assert.Equal(["cell 2: application/x-workbook"], UnknownFormats(notebook));
    }

    private static IEnumerable<string> UnknownFormats(Notebook notebook) =>
        from cell in notebook.CodeCells
        from output in cell.Outputs
        where output["data"] is not null
        from format in output["data"]!.AsObject()
        where !MimeTypes.Contains(format.Key)
        select $"cell {cell.Number}: {format.Key}";

    private static List<string> Problems(Notebook notebook)
    {
        var problems = new List<string>();
        var options = ScriptOptions
            .Default.WithMetadataResolver(
                ScriptMetadataResolver.Default.WithBaseDirectory(Path.GetDirectoryName(notebook.Path))
            )
            .AddReferences(Platform())
            .AddReferences(Helpers())
            .AddImports(Usings)
            .AddImports("SharedHelpers")
            .WithLanguageVersion(LanguageVersion.Preview);
        Script<object>? script = null;
        foreach (var cell in notebook.CodeCells.Where(cell => !cell.Tags.Contains("raises-exception")))
        {
            if (
                cell
                    .Source.Split('\n')
                    .FirstOrDefault(line => line.StartsWith("#!") || line.StartsWith("#r \"nuget")) is
                { } magic
            )
            {
                problems.Add($"cell {cell.Number}: {magic}");
                continue;
            }
            script = script is null
                ? CSharpScript.Create(cell.Source, options)
                : script.ContinueWith(cell.Source, options);
            problems.AddRange(
                script
                    .GetCompilation()
                    .GetDiagnostics()
                    .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
                    .Select(diagnostic => $"cell {cell.Number}: {diagnostic}")
            );
        }
        return problems;
    }

    internal static Notebook Notebook(string[] cells)
    {
        var json = new System.Text.Json.Nodes.JsonObject
        {
            ["cells"] = new System.Text.Json.Nodes.JsonArray([
                .. cells.Select(cell => new System.Text.Json.Nodes.JsonObject
                {
                    ["cell_type"] = "code",
                    ["source"] = cell,
                }),
            ]),
            ["nbformat"] = 4,
        };
        var path = Path.Combine(Path.GetTempPath(), Guid.NewGuid() + ".ipynb");
        File.WriteAllText(path, json.ToJsonString());
        var notebook = Book.Notebooks.Notebook.Load(path);
        File.Delete(path);
        return notebook;
    }

    private static IEnumerable<MetadataReference> Platform()
    {
        var folder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == folder)
            .Select(path => MetadataReference.CreateFromFile(path));
    }

    private static MetadataReference Helpers()
    {
        var compilation = CSharpCompilation.Create(
            "SharedHelpers",
            [CSharpSyntaxTree.ParseText(SharedHelpers)],
            Platform(),
            new(OutputKind.DynamicallyLinkedLibrary)
        );
        var image = new MemoryStream();
        Assert.True(compilation.Emit(image).Success);
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
