using Workbook.Engine;
using Workbook.Engine.Assistance;
using Workbook.Kernel.Tests.Execution;

namespace Workbook.Kernel.Tests.Language;

public class LanguageTests : EngineTest
{
    /// <summary>The completions at the "|" of the code.</summary>
    private Completions Complete(string code) => Engine.Complete(code.Remove(code.IndexOf('|'), 1), code.IndexOf('|'));

    private string? Inspect(string code, bool detailed = false) =>
        (string?)Engine.Inspect(code.Remove(code.IndexOf('|'), 1), code.IndexOf('|'), detailed)?.Data["text/plain"];

    [Theory]
    [InlineData("Math.Sq|", "Sqrt", "method", 5)]
    [InlineData("Consol|", "Console", "class", 0)]
    [InlineData("System.Tex|", "Text", "module", 7)]
    [InlineData("using System.Coll|", "Collections", "module", 13)]
    [InlineData("DayOfWeek.|", "Monday", "enumMember", 10)]
    [InlineData("\"abc\".Le|", "Length", "property", 6)]
    [InlineData("new List<int>().Sel|", "Select", "method", 16)]
    [InlineData("new[] { \"a\" }.Select(word => word.Len|", "Length", "property", 34)]
    [InlineData("string s = null; s?.Le|", "Length", "property", 20)]
    [InlineData("fore|", "foreach", "keyword", 0)]
    [InlineData("int Twice(int number) { return num|", "number", "variable", 31)]
    [InlineData("new[] { 1 }.Select(element => ele|", "element", "variable", 30)]
    [InlineData("Console.Write($\"{Math.Sq|", "Sqrt", "method", 22)]
    [InlineData("Math.Sq|\nvar y = 1;", "Sqrt", "method", 5)]
    [InlineData("#!ti|", "#!time", "magic", 0)]
    public void Names_are_completed(string code, string expected, string type, int start)
    {
        var completions = Complete(code);
        Assert.Contains(completions.Items, item => item.Text == expected && item.Type == type);
        Assert.Equal((start, code.IndexOf('|')), (completions.Start, completions.End));
    }

    [Theory]
    [InlineData("using Workbook.|", "Engine")]
    [InlineData("using Workbook.Engine.|", "Display")]
    [InlineData("Workbook.Engine.Display.|", "CellHelpers, DisplayedValue")]
    public void Of_the_kernel_itself_only_the_helpers_for_cells_are_completed(string code, string expected) =>
        Assert.Equal(expected, string.Join(", ", Complete(code).Items.Select(item => item.Text)));

    [Theory]
    [InlineData("Workbook.Engine.CSharpEngine engine = null;")]
    [InlineData("Workbook.Engine.Compilation.SubmissionCompiler compiler = null;")]
    [InlineData("Workbook.Kernel.Serving.KernelServer server = null;")]
    public void The_insides_of_the_kernel_are_not_for_cells(string code) =>
        Assert.Equal("CompilationError", Error(code).Name);

    [Fact]
    public void Variables_of_earlier_cells_are_completed_with_their_members()
    {
        Value("var weights = new Dictionary<string, double>(); int Twice(int x) => 2 * x;");
        Assert.Equal(["weights"], Complete("weig|").Items.Select(item => item.Text));
        Assert.Contains(Complete("weights.|").Items, item => item.Text == "TryGetValue");
        Assert.Equal("int Twice(int x)", Complete("Twi|").Items.Single().Signature);
    }

    [Theory]
    [InlineData("// Math.|")]
    [InlineData("\"Math.|")]
    [InlineData("nothing.|")]
    [InlineData("12|")]
    [InlineData("#!html\n<b>Math.|")]
    public void Where_no_name_stands_nothing_is_offered(string code) => Assert.Empty(Complete(code).Items);

    [Fact]
    public void Paths_are_completed()
    {
        File.WriteAllText(Path.Combine(Engine.WorkingDirectory, "Some.dll"), "");
        Directory.CreateDirectory(Path.Combine(Engine.WorkingDirectory, "sub"));
        Assert.Equal(
            ["sub/", "Some.dll"],
            Complete("#r \"|").Items.Select(item => item.Text).OrderByDescending(text => text, StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData("Math.Sq|rt(2)", "double Math.Sqrt(double d)")]
    [InlineData("Math.Sqrt|(2)", "double Math.Sqrt(double d)")]
    [InlineData("Math.Sqrt(|2)", "double Math.Sqrt(double d)")]
    [InlineData("Con|sole.WriteLine()", "class Console")]
    [InlineData("var x = 1.5; x|", "double x")]
    public void The_declaration_of_a_name_is_told(string code, string expected) =>
        Assert.Contains(expected, Inspect(code));

    [Fact]
    public void The_documentation_comes_with_it()
    {
        Assert.Contains("square root", Inspect("Math.Sq|rt(2)"));
        Assert.Contains("d: ", Inspect("Math.Sq|rt(2)", detailed: true));
    }

    [Theory]
    [InlineData("|")]
    [InlineData("nothing|")]
    [InlineData("1 + |1")]
    public void Where_there_is_no_name_there_is_nothing_to_tell(string code) => Assert.Null(Inspect(code));

    [Theory]
    [InlineData("1 + 1", "complete", "")]
    [InlineData("var x = 1;", "complete", "")]
    [InlineData("#!html\n", "complete", "")]
    [InlineData("void F()\n{", "incomplete", "    ")]
    [InlineData("    if (true) {\n        F(", "incomplete", "            ")]
    [InlineData("int x = ", "incomplete", "")]
    [InlineData("var x = );", "invalid", "")]
    public void Code_is_complete_or_not(string code, string status, string indent) =>
        Assert.Equal(new Completeness(status, indent), CSharpEngine.IsComplete(code));
}
