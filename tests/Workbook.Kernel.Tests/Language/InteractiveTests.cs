using Workbook.Engine.Compilation;
using Workbook.Engine.Consoles;
using Workbook.Engine.Errors;
using Workbook.Engine.Languages;
using Workbook.Engine.Libraries;
using Workbook.Engine.Packages;
using Workbook.Engine.Stopping;
using Workbook.Kernel.Tests.Execution;

namespace Workbook.Kernel.Tests.Language;

/// <summary>The names of .NET Interactive, on its own package.</summary>
public sealed class InteractiveTests : EngineTest
{
    [Fact]
    public void The_kernel_has_a_root_with_the_languages_and_a_current_one()
    {
        Assert.Equal("csharp", Value("Kernel.Current.Name"));
        Assert.Equal("True", Value("Kernel.Root == Kernel.Current.RootKernel"));
        Assert.Equal("fsharp", Value("Kernel.Root.FindKernelByName(\"f#\").Name"));
    }

    [Fact]
    public void A_type_of_the_readers_own_that_is_called_kernel_stays_the_readers()
    {
        Value("class Kernel { public int Size = 3; }");
        Assert.Equal("3", Value("new Kernel().Size"));
    }

    [Fact]
    public void Input_is_asked_for_and_hidden_where_it_is_a_password()
    {
        Output.Answers.Enqueue("Ada");
        Output.Answers.Enqueue("secret");
        Assert.Equal("Ada", Value("await Kernel.GetInputAsync(\"Who?\")"));
        Assert.Equal("secret", Value("(await Kernel.GetPasswordAsync(\"Word?\")).GetClearTextPassword()"));
    }

    [Fact]
    public void Code_is_submitted_in_the_language_that_is_named()
    {
        Value("using Microsoft.DotNet.Interactive.Commands;");
        Value("await Kernel.Root.SendAsync(new SubmitCode(\"var submitted = 6 * 7;\\nsubmitted\"));");
        Assert.Equal("42", (string?)Output.Displays.Single().Data["text/plain"]);
        Assert.Equal("43", Value("submitted + 1"));
        Value("await Kernel.Root.SendAsync(new SubmitCode(\"<b>bold</b>\", \"html\"));");
        Assert.Equal("<b>bold</b>", (string?)Output.Displays[1].Data["text/html"]);
    }

    [Fact]
    public void Submitted_code_that_fails_says_so_and_the_cell_goes_on()
    {
        Value("await Kernel.Root.SubmitCodeAsync(\"throw new Exception(\\\"too late\\\");\"); Console.Write(\"on\");");
        Assert.Contains("too late", Output.Error);
        Assert.Equal("on", Output.Output);
    }

    [Fact]
    public void Display_commands_show_and_update()
    {
        Value(
            """
            using Microsoft.DotNet.Interactive.Commands;
            using Microsoft.DotNet.Interactive.Formatting;
            await Kernel.Root.SendAsync(new DisplayValue(new FormattedValue("text/html", "<i>1</i>"), "one"));
            await Kernel.Root.SendAsync(new UpdateDisplayedValue(new FormattedValue("text/html", "<i>2</i>"), "one"));
            """
        );
        Assert.Equal("<i>1</i>", (string?)Output.Displays.Single().Data["text/html"]);
        Assert.Equal("<i>2</i>", (string?)Output.Updates.Single().Data["text/html"]);
        Assert.Equal(Output.Displays[0].DisplayId, Output.Updates[0].DisplayId);
    }

    [Fact]
    public void The_context_displays_each_value_once()
    {
        Value("KernelInvocationContext.Current.Display(\"a text\"); KernelInvocationContext.Current.Display(12);");
        Assert.Equal(["a text", "12"], Output.Displays.Select(shown => (string?)shown.Data["text/plain"]));
        Value("\"later\".DisplayAs(\"text/plain\"); display(3);");
        Assert.Equal(4, Output.Displays.Count);
    }

    [Fact]
    public async Task The_context_has_a_token_that_the_stop_button_cancels()
    {
        using var stop = new CancellationTokenSource();
        stop.CancelAfter(TimeSpan.FromSeconds(2));
        Value("var token = KernelInvocationContext.Current.CancellationToken; token.IsCancellationRequested");
        var result = await Task.Run(() =>
            Engine.Execute(
                "await Task.Delay(-1, KernelInvocationContext.Current.CancellationToken);",
                Output,
                stop.Token
            )
        );
        Assert.Equal("Interrupted", result.Error?.Name);
        Assert.Equal("csharp", Value("Kernel.Current.Name"));
    }

    [Fact]
    public void Code_for_a_new_cell_is_shown()
    {
        Value(
            "using Microsoft.DotNet.Interactive.Commands;\nawait Kernel.Root.SendAsync(new SendEditableCode(\"csharp\", \"1 + 1\"));"
        );
        Assert.Equal("1 + 1", (string?)Output.Displays.Single().Data["text/plain"]);
    }

    [Fact]
    public void The_console_stays_the_cells()
    {
        Value("_ = Kernel.Root; Console.Write(\"a\");");
        Value("Console.Write(\"b\");");
        Assert.Equal("ab", Output.Output);
    }

    [Fact]
    public void Tags_make_html()
    {
        Value("using static Microsoft.DotNet.Interactive.Formatting.PocketViewTags;");
        Assert.Equal("<b>x</b>", (string?)Run("b(\"x\")").Value!.Data["text/html"]);
    }

    [Fact]
    public async Task An_extension_that_is_a_notebook_runs_once()
    {
        var path = Path.Combine(Engine.WorkingDirectory, "extension.dib");
        File.WriteAllText(path, "#!csharp\n\nConsole.WriteLine(\"ready\");\n\n#!html\n\n<b>x</b>\n");
        using var session = new CSharpSession(new FrameworkReferences(), new StoppableThread());
        var vocabulary = new InteractiveVocabulary(
            session,
            new LanguageTable(session, new PackageInstaller(session), Engine.WorkingDirectory)
        );
        var cell = new CellContext(
            "Cell In[1]",
            Output,
            exception => CellErrors.From(exception, session.Sources),
            CancellationToken.None
        );
        cell.Begin();
        await vocabulary.LoadExtensionsAsync(cell, [path], CancellationToken.None);
        await vocabulary.LoadExtensionsAsync(cell, [path], CancellationToken.None);
        CellContext.Current = null;
        cell.Console.Dispose();
        Assert.Equal("ready\n", Output.Output);
        Assert.Equal("<b>x</b>", (string?)Output.Displays.Single().Data["text/html"]);
    }

    [Fact]
    public void A_value_comes_from_a_file_or_a_variable_and_is_shown_as_what_it_is()
    {
        File.WriteAllText(Path.Combine(Engine.WorkingDirectory, "data.csv"), "a;b");
        Value("#!value --name rows --from-file data.csv");
        Assert.Equal("a;b", Value("#!share --from value rows\nrows"));
        Value("var n = 7;\n#!value --name seven --from-value @csharp:n");
        Assert.Equal("8", Value("#!share --from value seven\nseven + 1"));
        Value("#!value --name page --from-value \"plain words\"");
        Assert.Equal("plain words", Value("#!share --from value page\npage"));
        var shown = Run("#!value --name bold --mime-type text/html\n<b>x</b>").Value!.Data;
        Assert.Equal("<b>x</b>", (string?)shown["text/html"]);
    }

    [Theory]
    [InlineData("#!value --name a --from-file missing.csv", "there is no file missing.csv")]
    [InlineData("#!value --name a --from-value x\nb", "not from --from-value and the lines below")]
    [InlineData("#!value --name a --from-url data.csv", "begins with http:// or https://, not data.csv")]
    [InlineData("#!value --name a --from-value @csharp:nothing", "there is no such variable")]
    [InlineData("#!connect mssql --kernel-name db", "use their NuGet packages from C#")]
    [InlineData("#!pwsh\nGet-Date", "PowerShell does not run as a cell; start the program from C#")]
    [InlineData("#!sql\nSELECT 1", "SQL does not run as a cell; query the database from C#")]
    [InlineData("#!http\nGET /", "send them from C#, with System.Net.Http.HttpClient")]
    [InlineData("#!nonsense", "there is no such command; known are #!csharp")]
    public void What_is_not_to_be_had_says_what_to_do(string cell, string sentence) =>
        Assert.Contains(sentence, Error(cell).Message);
}
