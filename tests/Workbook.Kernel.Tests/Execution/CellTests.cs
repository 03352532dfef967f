using Workbook.Kernel.Tests.Display;

namespace Workbook.Kernel.Tests.Execution;

/// <summary>What a cell can hold beside plain C#.</summary>
public class CellTests : EngineTest
{
    [Fact]
    public void An_exception_leaves_the_older_value_of_what_it_did_not_come_to_assign()
    {
        Value("var x = 5;");
        Error("var x = int.Parse(\"no number\");");
        Assert.Equal("5", Value("x"));
    }

    [Fact]
    public void Lines_keep_their_numbers_below_a_directive()
    {
        File.WriteAllText(Path.Combine(Engine.WorkingDirectory, "empty.csx"), "");
        Assert.Equal(3, Error("#load \"empty.csx\"\n#!time\nthrow new Exception();").Line);
    }

    [Fact]
    public void Load_runs_a_file_relative_to_the_file_that_loads_it()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Engine.WorkingDirectory, "parts")).FullName;
        File.WriteAllText(Path.Combine(folder, "outer.csx"), "#load \"inner.csx\"\nint outer = inner + 1;");
        File.WriteAllText(Path.Combine(folder, "inner.csx"), "int inner = 40;");
        Assert.Equal("41", Value("#load \"parts/outer.csx\"\nouter"));
    }

    [Fact]
    public void A_file_that_loads_itself_is_an_error()
    {
        File.WriteAllText(Path.Combine(Engine.WorkingDirectory, "self.csx"), "#load \"self.csx\"");
        Assert.Contains("loads itself", Error("#load \"self.csx\"").Message);
    }

    [Theory]
    [InlineData("a.cs", "int imported = 3;")]
    [InlineData("a.csx", "int imported = 3;")]
    [InlineData("a.dib", "#!meta\n\n{\"kernelInfo\":{}}\n\n#!markdown\n\n# Title\n\n#!csharp\n\nint imported = 3;\n")]
    [InlineData(
        "a.ipynb",
        """{"cells":[{"cell_type":"markdown","source":"text"},{"cell_type":"code","source":["int half = 1;\n","int imported = half + 2;"]}]}"""
    )]
    public void Import_runs_the_code_of_a_file(string name, string content)
    {
        File.WriteAllText(Path.Combine(Engine.WorkingDirectory, name), content);
        Assert.Equal("3", Value($"#!import {name}\nimported"));
    }

    [Theory]
    [InlineData("missing.ipynb", null, "no file")]
    [InlineData("bad.ipynb", "not json", "not a notebook")]
    [InlineData("text.txt", "x", "cannot be imported|can be imported")]
    public void An_import_that_fails_says_why(string name, string? content, string expected)
    {
        if (content is not null)
        {
            File.WriteAllText(Path.Combine(Engine.WorkingDirectory, name), content);
        }
        Assert.Matches(expected, Error($"#!import {name}").Message);
    }

    [Fact]
    public void Html_is_shown_as_it_is() =>
        Assert.Equal("<b>bold</b>", (string?)Run("#!html\n<b>bold</b>").Value?.Data["text/html"]);

    [Fact]
    public void Markdown_becomes_html() =>
        Assert.Contains("<em>slanted</em>", (string?)Run("#!markdown\n*slanted*").Value?.Data["text/html"]);

    [Fact]
    public void JavaScript_becomes_a_script() =>
        Assert.Contains("console.log(1)", (string?)Run("#!js\nconsole.log(1)").Value?.Data["text/html"]);

    [Fact]
    public void Mermaid_keeps_its_text() =>
        Assert.Equal("graph LR; A-->B", (string?)Run("#!mermaid\ngraph LR; A-->B").Value?.Data["text/vnd.mermaid"]);

    [Fact]
    public void A_value_is_a_text_that_other_languages_take_over()
    {
        Assert.Null(Value("#!value --name rows\na;b\n1;2"));
        Assert.Equal("a;b", Value("#!csharp\n#!share --from value rows\nrows.Split('\\n')[0]"));
        Assert.Contains("#!value --name NAME", Error("#!value\na").Message);
    }

    [Fact]
    public void JavaScript_sees_a_shared_variable()
    {
        Value("var weights = new[] { 1, 2 };");
        Assert.Contains(
            "const w = [1,2];",
            (string?)Run("#!javascript\n#!share --from csharp weights --as w\nconsole.log(w)").Value?.Data["text/html"]
        );
    }

    [Fact]
    public void A_cell_of_several_languages_shows_each_part()
    {
        Assert.Equal("5", Value("1 + 1\n#!html\n<i>x</i>\n#!csharp\n2 + 3"));
        Assert.Equal(["2", "<i>x</i>"], Output.Displays.Select(display => (string?)display.Data["text/plain"]));
    }

    [Fact]
    public void An_unknown_command_lists_the_known_ones()
    {
        var message = Error("#!frobnicate").Message;
        Assert.Contains("#!frobnicate", message);
        Assert.Contains("#!lsmagic", message);
    }

    [Fact]
    public void Commands_within_a_text_of_a_line_are_no_commands() => Assert.Equal("#!who", Value("\"#!who\""));

    [Fact]
    public void Who_and_whos_list_the_variables()
    {
        Value("var first = 1; var second = \"two\";");
        Assert.Equal(["first", "second"], Value("#!who")!.Split(Environment.NewLine));
        var table = (string?)Run("#!whos").Value?.Data["text/html"];
        Assert.Contains("second", table);
        Assert.Contains("String", table);
    }

    [Fact]
    public void Time_is_shown_at_the_end()
    {
        Value("#!time\nvar x = 1;");
        Assert.Matches(@"^Wall time: [\d.]+ ms$", (string?)Output.Displays.Single().Data["text/plain"]);
    }

    [Fact]
    public void Lsmagic_lists_every_command() =>
        Assert.All(["#!time", "#!share", "#!fsharp"], name => Assert.Contains(name, Value("#!lsmagic")));

    [Theory]
    [InlineData("#!set --name x --value text", "x", "text")]
    [InlineData("var y = 7;\n#!set --name x --value @csharp:y", "x + 1", "8")]
    public void Set_sets_a_variable(string code, string expression, string expected)
    {
        Value(code);
        Assert.Equal(expected, Value(expression));
    }

    [Theory]
    [InlineData("#!set --name x", "--value")]
    [InlineData("#!set --name x --value @csharp:nothing", "no variable nothing")]
    [InlineData("#!share --from cobol x", "cobol")]
    [InlineData("#!set --name 1x --value 3", "1x")]
    public void A_set_or_share_that_fails_says_why(string code, string expected) =>
        Assert.Contains(expected, Error(code).Message);

    [Fact]
    public void A_package_that_cannot_be_had_is_one_sentence()
    {
        var empty = Directory.CreateDirectory(Path.Combine(Engine.WorkingDirectory, "empty")).FullName;
        File.WriteAllText(Path.Combine(Engine.WorkingDirectory, "NuGet.Config"), "<configuration/>");
        var code = $"#i \"nuget: {empty}\"\n#r \"nuget: Workbook.No.Such.Package, 9.9.9\"";
        Assert.All(
            [Error(code), Error(code)],
            error =>
            {
                Assert.Equal("PackageUnavailable", error.Name);
                Assert.Contains("Workbook.No.Such.Package, 9.9.9 cannot be installed", error.Message);
                Assert.DoesNotContain("\n", error.Message);
            }
        );
    }

    [Fact]
    public void A_console_flood_neither_loses_its_last_line_nor_comes_in_one_piece()
    {
        Value("for (var i = 0; i < 100_000; i++) Console.WriteLine(\"line \" + i);");
        Assert.EndsWith("line 99999\n", Output.Output);
        Assert.Equal(100_000, Output.Output.Count(c => c == '\n'));
        Assert.InRange(Output.Blocks.Count, 10, 2_000);
    }

    [Fact]
    public void A_package_is_installed_and_used()
    {
        // Restored with this solution, so there is no need of a network.
        Assert.Equal(
            "4",
            Value("#r \"nuget: MathNet.Numerics, 5.0.0\"\nMathNet.Numerics.Combinatorics.Variations(4, 1)")
        );
        Assert.Equal("Installed MathNet.Numerics, 5.0.0", (string?)Output.Updates[^1].Data["text/plain"]);
    }

    [Fact]
    public void A_library_can_be_rebuilt_while_it_is_in_use()
    {
        var path = StandIn.Compile(
            Engine.WorkingDirectory,
            "Mine",
            "public static class Mine { public static int Version => 1; }"
        );
        Assert.Equal("1", Value("#r \"Mine.dll\"\nMine.Version"));
        StandIn.Compile(
            Engine.WorkingDirectory,
            "Mine",
            "public static class Mine { public static int Version => 2; }"
        );
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddMinutes(1));
        Assert.Equal("1", Value("#r \"Mine.dll\"\nMine.Version"));
        Assert.Contains("Mine.dll was built anew", Output.Error);
    }

    [Fact]
    public void A_library_finds_its_neighbours()
    {
        var inner = StandIn.Compile(Engine.WorkingDirectory, "Inner", "public class Inner { public int Number => 5; }");
        StandIn.Compile(
            Engine.WorkingDirectory,
            "Outer",
            "public static class Outer { public static Inner Make() => new Inner(); }",
            inner
        );
        Assert.Equal("5", Value("#r \"Outer.dll\"\nOuter.Make().Number"));
    }

    [Fact]
    public void Relative_paths_of_files_start_at_the_working_directory()
    {
        File.WriteAllText(Path.Combine(Engine.WorkingDirectory, "data.csv"), "1;2");
        Assert.Equal("1;2", Value("File.ReadAllText(\"data.csv\")"));
    }

    [Fact]
    public void After_the_cell_the_console_is_the_programs_again()
    {
        Value("Console.Write(1);");
        Console.Write("2");
        Assert.Equal("1", Output.Output);
    }
}
