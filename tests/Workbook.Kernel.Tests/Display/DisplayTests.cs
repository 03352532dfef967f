using System.Text.Json.Nodes;
using Workbook.Kernel.Tests.Execution;

namespace Workbook.Kernel.Tests.Display;

public class DisplayTests : EngineTest
{
    /// <summary>A type that announces its formatters as DESIGN says: by names alone.</summary>
    private const string Announced = """
        class TypeFormatterSourceAttribute : Attribute
        {
            public TypeFormatterSourceAttribute(Type type) => FormatterSourceType = type;
            public Type FormatterSourceType { get; }
            public string[] PreferredMimeTypes { get; set; }
        }
        class AsJson
        {
            public string MimeType => "application/vnd.plotly.v1+json";
            public bool Format(object value, System.IO.TextWriter writer) { writer.Write("{\"data\":[1]}"); return true; }
        }
        class AsText
        {
            public string MimeType => "text/plain";
            public bool Format(object value, System.IO.TextWriter writer) { writer.Write("a chart"); return true; }
        }
        class Source
        {
            public IEnumerable<object> CreateTypeFormatters() => new object[] { new AsJson(), new AsText() };
        }
        [TypeFormatterSource(typeof(Source), PreferredMimeTypes = new[] { "application/vnd.plotly.v1+json", "text/plain" })]
        class Chart { }
        """;

    [Fact]
    public void A_type_shows_itself_in_all_the_forms_it_announces()
    {
        Value(Announced);
        var data = Run("new Chart()").Value!.Data;
        Assert.Equal(1, (int?)Assert.IsType<JsonObject>(data["application/vnd.plotly.v1+json"])["data"]![0]);
        Assert.Equal("a chart", (string?)data["text/plain"]);
        Assert.Equal(2, data.Count);
    }

    [Theory]
    [InlineData("display(\"text\");")]
    [InlineData("\"text\".Display();")]
    [InlineData("object value = \"text\"; value.Display();")]
    [InlineData("using System;\n\"text\".Display();")]
    public void Display_shows_a_value(string code)
    {
        Value(code);
        Assert.Equal("text", (string?)Output.Displays.Single().Data["text/plain"]);
    }

    [Fact]
    public void A_display_can_be_updated()
    {
        Value("var shown = display(1);");
        Value("shown.Update(2);");
        Assert.NotNull(Output.Displays.Single().DisplayId);
        Assert.Equal(Output.Displays.Single().DisplayId, Output.Updates.Single().DisplayId);
        Assert.Equal("2", (string?)Output.Updates.Single().Data["text/plain"]);
    }

    [Theory]
    [InlineData("var shown = 1.Display();")]
    [InlineData("var shown = new[] { 1 }.Display(\"text/plain\");")]
    public void What_Display_returns_can_be_updated(string code)
    {
        Value(code);
        Value("shown.Update(2);");
        Assert.Equal(Output.Displays.Single().DisplayId, Output.Updates.Single().DisplayId);
    }

    [Fact]
    public void A_display_of_the_formatting_library_is_updated_where_its_first_update_showed()
    {
        Value("using System;\nobject value = 1; var shown = value.Display();");
        Value("shown.Update(2); shown.Update(3);");
        Assert.Equal(["1", "2"], Output.Displays.Select(display => (string?)display.Data["text/plain"]));
        Assert.Equal("3", (string?)Output.Updates.Single().Data["text/plain"]);
        Assert.Equal(Output.Displays[1].DisplayId, Output.Updates.Single().DisplayId);
    }

    [Fact]
    public void DisplayTable_shows_rows_and_columns()
    {
        Value("new[] { new { Epoch = 7, Loss = 0.25 } }.DisplayTable();");
        var table = (string?)Output.Displays.Single().Data["text/html"];
        Assert.All(["Epoch", "Loss", "7", "0.25"], text => Assert.Contains(text, table));
    }

    [Fact]
    public void DisplayAs_takes_a_text_as_it_is()
    {
        Value("@\"$x^2$\".DisplayAs(\"text/latex\");");
        Assert.Equal("$x^2$", (string?)Output.Displays.Single().Data["text/latex"]);
    }

    [Fact]
    public void Html_is_not_encoded() =>
        Assert.Equal("<b>1</b>", (string?)Run("HTML(\"<b>1</b>\")").Value?.Data["text/html"]);

    [Fact]
    public void Css_and_scripts_go_into_the_page()
    {
        Value("CSS(\"b {}\"); Javascript(\"f()\");");
        Assert.Equal(
            ["<style>b {}</style>", "<script type=\"text/javascript\">f()</script>"],
            Output.Displays.Select(display => (string?)display.Data["text/html"])
        );
    }

    [Fact]
    public void Output_can_be_cleared()
    {
        Value("clear(wait: true);");
        Assert.Equal([true], Output.Clears);
    }

    [Fact]
    public void Input_can_be_awaited()
    {
        Output.Answers.Enqueue("Grace");
        Assert.Equal("Grace", Value("await GetInputAsync(\"Name?\")"));
    }

    [Fact]
    public void Console_and_displays_stay_in_order()
    {
        var order = new List<string>();
        var output = new OrderedOutput(order);
        Engine.Execute("Console.Write(1); display(2); Console.Write(3);", output);
        Assert.Equal(["1", "2", "3"], order);
    }
}
