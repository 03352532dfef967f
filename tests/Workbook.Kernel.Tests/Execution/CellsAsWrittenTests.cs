using Workbook.Engine;

namespace Workbook.Kernel.Tests.Execution;

/// <summary>Cells as people write them: directives and usings anywhere, texts that look like directives, other languages.</summary>
public sealed class CellsAsWrittenTests : EngineTest
{
    private static string ThisLibrary => typeof(FactAttribute).Assembly.Location;

    [Fact]
    public void A_reference_may_stand_below_code() =>
        Assert.Equal(
            "FactAttribute",
            Value($"var before = 1;\n// a comment\n#r \"{ThisLibrary}\"\ntypeof(Xunit.FactAttribute).Name")
        );

    [Fact]
    public void Usings_may_stand_below_code_and_hold_for_later_cells()
    {
        Assert.Equal("1", Value("var x = 0.0;\nusing static System.Math;\nusing Wide = System.Int64;\nCos(x)"));
        Assert.Equal("7", Value("Wide n = 7; n"));
        Assert.Equal("1", Value("Cos(0)"));
    }

    [Fact]
    public void A_late_using_that_is_wrong_is_named_with_its_line() =>
        Assert.StartsWith("line 3: CS0246", Error("var x = 1;\n\nusing No.Such.Name;\nx").Message);

    [Fact]
    public void Lines_of_errors_stay_where_they_are() =>
        Assert.StartsWith(
            "line 5: CS0103",
            Error("using System.Text;\n\nvar a = 1;\nusing System.IO;\nmissing").Message
        );

    [Theory]
    [InlineData("using var memory = new MemoryStream([1, 2, 3]);\nmemory.Length", "3")]
    [InlineData("using MemoryStream memory = new MemoryStream([1, 2, 3]);\nmemory.Length", "3")]
    [InlineData("await using var memory = new MemoryStream([1, 2, 3]);\nmemory.Length", "3")]
    [InlineData(
        "using var memory = new MemoryStream(); using (var other = new MemoryStream()) { }\nmemory.CanRead",
        "True"
    )]
    public void A_using_declaration_outside_a_block_lasts_to_the_end_of_the_cell(string code, string value)
    {
        Assert.Equal(value, Value(code));
        Assert.Equal("ObjectDisposedException", Error("memory.ReadByte();").Name);
    }

    [Fact]
    public void A_using_declaration_is_disposed_of_after_an_error_too_and_in_reverse_order()
    {
        Run("class Noted(string name) : IDisposable { public void Dispose() => Console.Write(name); }");
        Assert.Equal(
            "Exception",
            Error("using var a = new Noted(\"a\");\nusing var b = new Noted(\"b\");\nthrow new Exception();").Name
        );
        Assert.Equal("ba", Output.Output);
    }

    [Theory]
    [InlineData("\"\"\"\n#!time\n#r \"nuget: NoSuchPackage\"\n#i \"nuget: nowhere\"\n\"\"\".Split('\\n').Length", "3")]
    [InlineData("@\"\n#!fsharp\n\".Contains(\"#!fsharp\")", "True")]
    [InlineData("$\"\"\"\n#!csharp {1 + 1}\n#load \"no.csx\"\n\"\"\".Length > 10", "True")]
    [InlineData("/*\n#!fsharp\n#r \"nuget: NoSuchPackage\"\n*/\n1 + 1", "2")]
    [InlineData("#if NEVER\n#r \"no.dll\"\n#endif\n1 + 1", "2")]
    [InlineData("// #!fsharp\n1 + 1", "2")]
    public void What_looks_like_a_directive_in_a_text_or_a_comment_is_left_alone(string code, string value) =>
        Assert.Equal(value, Value(code));

    [Theory]
    [InlineData("var text = \"\"\"\n#!time\n\"\"\";\n#!time\ntext.Length", "6")]
    [InlineData("1 +\n#!html\n<b>'\"</b>\n#!csharp\n2", "2")]
    public void A_command_after_a_text_is_still_one(string code, string value)
    {
        var result = Run(code);
        Assert.Equal(value, result.Succeeded ? (string?)result.Value!.Data["text/plain"] : "2");
    }

    [Theory]
    [InlineData("#r \"nuget: Some.Package/13.0.3\"", "after a comma", "#r \"nuget: Some.Package, 13.0.3\"")]
    [InlineData("#r \"nuget: Some.Package@1.2\"", "after a comma", "#r \"nuget: Some.Package, 1.2\"")]
    [InlineData("#r \"nuget: Some.Package 1.2\"", "after a comma", "#r \"nuget: Some.Package, 1.2\"")]
    [InlineData("#r \"nuget: Some.Package, 1.2, 3\"", "after a comma", "names no package")]
    [InlineData("#r \"nuget:\"", "after a comma", "names no package")]
    [InlineData("1 + 1\n#r 'nuget: Some.Package'", "double quotes", "Cell In[1], line 2")]
    [InlineData("#r nuget:Some.Package", "double quotes", "Cell In[1], line 1")]
    public void A_package_that_is_not_understood_gets_one_sentence(string code, string advice, string shown)
    {
        var error = Error(code);
        Assert.Equal("ReferenceNotUnderstood", error.Name);
        Assert.Contains(advice, error.Message);
        Assert.Contains(shown, error.Message);
    }

    [Fact]
    public void A_cell_may_begin_in_another_language()
    {
        var html = Engine.Execute("<b>bold</b>", Output, language: "html");
        Assert.Equal("<b>bold</b>", (string?)html.Value!.Data["text/html"]);
        Assert.Equal("3", (string?)Engine.Execute("1 + 2", Output, language: "C#").Value!.Data["text/plain"]);
        var refused = Engine.Execute("Get-Date", Output, language: "pwsh").Error!;
        Assert.Equal("UnknownLanguage", refused.Name);
        Assert.Contains("pwsh", refused.Message);
        Assert.Contains("fsharp", refused.Message);
    }

    [Theory]
    [InlineData("var s = \"\"\"\nabc", "incomplete")]
    [InlineData("var s = $$\"\"\"\nabc {{1}}\n", "incomplete")]
    [InlineData("var s = \"\"\"\nabc\n\"\"\";", "complete")]
    public void An_open_raw_string_is_incomplete(string code, string status) =>
        Assert.Equal(status, CSharpEngine.IsComplete(code).Status);

    [Fact]
    public void The_last_statement_may_lack_its_semicolon()
    {
        Assert.Equal("NullReferenceException", Error("throw null").Name);
        Assert.StartsWith("line 1: CS1002", Error("int a = 1\nint b = 2;").Message);
    }
}
