using Workbook.Kernel.Tests.Execution;

namespace Workbook.Kernel.Tests.Display;

/// <summary>Values that throw, contain themselves, or do not end: showing them never fails the cell.</summary>
public sealed class DifficultValuesTests : EngineTest
{
    [Theory]
    [InlineData(
        "class Bad { public int Fine => 1; public int Broken => throw new InvalidOperationException(\"broken\"); }\nnew Bad()",
        "broken"
    )]
    [InlineData(
        "Enumerable.Range(0, 5).Select(x => 10 / (x - 2))",
        "DivideByZeroException: Attempted to divide by zero"
    )]
    [InlineData(
        "class Mute { public override string ToString() => throw new Exception(\"no text\"); }\nnew Mute()",
        "no text"
    )]
    [InlineData("var list = new List<object>(); list.Add(list);\nlist", "contains itself")]
    [InlineData("var map = new Dictionary<string, object>(); map[\"me\"] = map;\nmap", "me")]
    [InlineData("class Me { public Me Self => this; public int Three => 3; }\nnew Me()", "3")]
    public void A_value_that_cannot_be_shown_whole_is_shown_as_far_as_it_goes(string code, string shown)
    {
        var result = Run(code);
        Assert.True(result.Succeeded, string.Join("\n", result.Error?.Traceback ?? []));
        Assert.Contains(shown, result.Value!.Data.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("DynamicInvoke", result.Value.Data.ToJsonString());
        Assert.Equal("2", Value("1 + 1"));
    }

    [Fact]
    public void A_value_nested_ten_thousand_deep_is_cut()
    {
        Run(
            "record Link(int Number, Link Next);\nLink chain = null;\nfor (var i = 0; i < 10_000; i++) chain = new Link(i, chain);"
        );
        Assert.Null(Run("chain").Error?.Traceback.FirstOrDefault());
        Run("object nest = 1;\nfor (var i = 0; i < 10_000; i++) nest = new object[] { nest };");
        Assert.Contains("nested too deep", Value("nest"));
    }

    [Fact]
    public void Display_of_such_a_value_lets_the_cell_go_on()
    {
        Run("class Mute { public override string ToString() => throw new Exception(\"no text\"); }");
        Assert.Equal("after", Value("display(new Mute());\n\"after\""));
    }

    [Fact]
    public void The_handle_that_display_returns_is_not_shown() => Assert.Null(Run("display(7)").Value);

    [Fact]
    public void An_exception_whose_message_throws_is_named()
    {
        var error = Error(
            "class Odd : Exception { public override string Message => throw new Exception(\"even this\"); }\nthrow new Odd();"
        );
        Assert.Equal("Odd", error.Name);
        Assert.Contains("its Message throws", error.Message);
    }
}
