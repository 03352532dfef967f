using Workbook.Engine.Compilation;

namespace Workbook.Kernel.Tests.Execution;

public class CSharpEngineTests : EngineTest
{
    [Fact]
    public void The_last_expression_is_the_value() => Assert.Equal("2", Value("1 + 1"));

    [Fact]
    public void A_statement_has_no_value() => Assert.Null(Run("var x = 1;").Value);

    [Fact]
    public void A_call_without_result_has_no_value() => Assert.Null(Run("Console.Write(1)").Value);

    [Fact]
    public void Null_is_shown() => Assert.NotNull(Run("(string)null").Value);

    [Fact]
    public void Later_cells_see_variables_methods_types_and_usings()
    {
        Value("using System.Globalization; int a = 3; int Twice(int x) => 2 * x; record Point(int X, int Y);");
        Assert.Equal("6", Value("Twice(a)"));
        Assert.Equal("7", Value("new Point(7, 8).X"));
        Assert.Equal(".", Value("CultureInfo.InvariantCulture.NumberFormat.NumberDecimalSeparator"));
    }

    [Fact]
    public void A_variable_can_be_declared_again_with_another_type()
    {
        Value("var x = 1;");
        Value("var x = \"one\";");
        Assert.Equal("one", Value("x"));
    }

    [Fact]
    public void An_exception_keeps_what_was_assigned_before_it()
    {
        Assert.Equal(
            "InvalidOperationException",
            Error("var before = 5;\nthrow new InvalidOperationException(\"on purpose\");").Name
        );
        Assert.Equal("5", Value("before"));
    }

    [Fact]
    public void An_exception_names_the_line_of_the_cell_and_hides_the_kernel()
    {
        var error = Error("int Half(int x)\n{\n    return x / 0.GetHashCode();\n}\n\nHalf(3)");
        Assert.Equal(3, error.Line);
        Assert.Equal(
            ["Cell In[1], line 3", "    return x / 0.GetHashCode();", "Cell In[1], line 6", "    Half(3)"],
            error.Traceback.Skip(1)
        );
        Assert.DoesNotContain(error.Traceback, line => line.Contains("Workbook.Engine"));
    }

    [Theory]
    [InlineData("foreach (var i in new[] { 1 }) { int b = \"two\"; }")]
    [InlineData("while (true) int.Parse(\"1\"); int b = \"two\";")]
    public void In_a_line_with_a_loop_too_the_caret_stands_below_the_mistake(string code) =>
        Assert.Contains($"    {new string(' ', code.IndexOf("\"two\""))}\e[31m^^^^^\e[0m", Error(code).Traceback);

    [Fact]
    public void An_exception_in_a_loop_names_its_line() =>
        Assert.Equal(3, Error("for (var i = 0; i < 3; i++)\n    if (i == 2)\n        throw new Exception();").Line);

    [Fact]
    public void An_exception_in_cells_of_one_line_names_each()
    {
        Value("int Half(int x) => x / 0.GetHashCode();");
        var error = Error("Half(3)");
        Assert.Equal(1, error.Line);
        Assert.Equal(
            ["Cell In[1], line 1", "    int Half(int x) => x / 0.GetHashCode();", "Cell In[2], line 1", "    Half(3)"],
            error.Traceback.Skip(1)
        );
    }

    [Fact]
    public void An_exception_names_the_cell_of_its_code_also_after_others_that_declare_nothing()
    {
        Value("Func<int, int> half = x => x;");
        Value("half = x => x / 0.GetHashCode();");
        Assert.Equal("2", Value("1 + 1"));
        var error = Error("half(3)");
        Assert.Equal(
            ["Cell In[2], line 1", "    half = x => x / 0.GetHashCode();", "Cell In[4], line 1", "    half(3)"],
            error.Traceback.Skip(1)
        );
    }

    [Fact]
    public void A_cell_that_declares_nothing_finds_libraries_by_name() =>
        Assert.Equal(
            "Microsoft.DotNet.Interactive.Formatting",
            Value("System.Reflection.Assembly.Load(\"Microsoft.DotNet.Interactive.Formatting\").GetName().Name")
        );

    [Fact]
    public void What_the_compiler_warms_up_with_is_a_cell_that_runs() =>
        Assert.Equal("1", Value(SubmissionCompiler.Sample));

    [Theory]
    [InlineData("unsafe int First(int[] x) { fixed (int* p = x) return *p; }")]
    [InlineData("[System.Runtime.CompilerServices.SkipLocalsInit] int First(int[] x) { return x[0]; }")]
    public void A_cell_can_use_what_only_unsafe_code_may(string code)
    {
        Value(code);
        Assert.Equal("7", Value("First([7])"));
    }

    [Fact]
    public void A_compile_error_puts_a_caret_below_each_mistake()
    {
        var error = Error("int a = 1;\nint b = \"two\";\nundefined;");
        Assert.Equal("CompilationError", error.Name);
        Assert.Equal(2, error.Line);
        Assert.Contains(error.Traceback, line => line.Contains("CS0029"));
        Assert.Contains(error.Traceback, line => line.Contains("CS0103"));
        Assert.Contains(error.Traceback, line => line.Contains("^^^^^"));
    }

    [Fact]
    public void A_cell_can_await() => Assert.Equal("4", Value("await Task.Delay(10);\nawait Task.FromResult(4)"));

    [Fact]
    public void The_console_goes_to_the_cell_in_order()
    {
        Value("Console.WriteLine(\"one\"); Console.Error.WriteLine(\"two\"); Console.Write(\"three\");");
        Assert.Equal("one\nthree", Output.Output);
        Assert.Equal("two\n", Output.Error);
    }

    [Fact]
    public void Late_output_goes_to_the_cell_that_started_it()
    {
        Value(
            "var gate = new TaskCompletionSource(); var late = Task.Run(async () => { await gate.Task; Console.Write(\"late\"); });"
        );
        var second = new RecordedOutput();
        Engine.Execute("gate.SetResult(); await late; await Task.Delay(200);", second);
        Assert.Equal("late", Output.Output);
        Assert.Equal("", second.Output);
    }

    [Fact]
    public void Console_ReadLine_asks_the_client()
    {
        Output.Answers.Enqueue("Ada");
        Assert.Equal("Hello Ada", Value("\"Hello \" + Console.ReadLine()"));
    }

    [Fact]
    public void A_missing_library_says_how_to_build_it()
    {
        var error = Error("#r \"nowhere/Missing.dll\"");
        Assert.Contains("nowhere/Missing.dll", error.Message);
        Assert.Contains("dotnet build", error.Message);
    }

    [Fact]
    public void A_library_is_referred_to_by_its_path_from_the_working_directory()
    {
        var library = typeof(FsCheck.Config).Assembly.Location;
        var relative = Path.GetRelativePath(Engine.WorkingDirectory, library).Replace('\\', '/');
        Assert.Equal("FsCheck", Value($"#r \"{relative}\"\ntypeof(FsCheck.Config).Assembly.GetName().Name"));
        Assert.NotEqual(library, Value("typeof(FsCheck.Config).Assembly.Location"));
    }

    [Theory]
    [InlineData(
        "System.Globalization.CultureInfo.CurrentCulture = new(\"\") { NumberFormat = { NumberDecimalSeparator = \"?\" } };",
        "(0.5).ToString()",
        "0.5"
    )]
    [InlineData(
        "System.Threading.SynchronizationContext.SetSynchronizationContext(null);",
        "await Task.Run(() => 1)",
        "1"
    )]
    [InlineData("var local = new System.Threading.AsyncLocal<int> { Value = 7 };", "local.Value", "0")]
    [InlineData("System.Threading.Thread.CurrentThread.Interrupt();", "1 + 1", "2")]
    public void What_a_cell_does_to_its_thread_stays_in_the_cell(string cell, string next, string expected)
    {
        Run(cell);
        Assert.Equal(expected, Value(next));
    }
}
