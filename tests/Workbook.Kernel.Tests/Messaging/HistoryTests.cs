using System.Text.Json;
using Workbook.Kernel.Handlers;
using Workbook.Kernel.Messages;

namespace Workbook.Kernel.Tests.Messaging;

public class HistoryTests
{
    private readonly History _history = new();

    public HistoryTests()
    {
        _history.Add(1, "var a = 1;", null);
        _history.Add(2, "a + 1", "2");
        _history.Add(3, "var b = 2;", null);
        _history.Add(4, "a + 1", "2");
    }

    private string Ask(string content)
    {
        var request = new Request([], "history_request", "id", [], "", JsonDocument.Parse(content).RootElement);
        return _history.Handle(request)["history"]!.ToJsonString();
    }

    [Theory]
    [InlineData("""{"hist_access_type":"tail","n":2}""", """[[1,3,"var b = 2;"],[1,4,"a \u002B 1"]]""")]
    [InlineData("""{"hist_access_type":"tail","n":1,"output":true}""", """[[1,4,["a \u002B 1","2"]]]""")]
    [InlineData(
        """{"hist_access_type":"range","session":0,"start":1,"stop":3}""",
        """[[1,1,"var a = 1;"],[1,2,"a \u002B 1"]]"""
    )]
    [InlineData("""{"hist_access_type":"range","session":7,"start":1,"stop":3}""", "[]")]
    [InlineData("""{"hist_access_type":"search","pattern":"var*"}""", """[[1,1,"var a = 1;"],[1,3,"var b = 2;"]]""")]
    [InlineData("""{"hist_access_type":"search","pattern":"*+*","unique":true}""", """[[1,4,"a \u002B 1"]]""")]
    [InlineData("""{"hist_access_type":"search","pattern":"*+ ?","n":1}""", """[[1,4,"a \u002B 1"]]""")]
    public void Finds_what_was_asked_for(string request, string expected) => Assert.Equal(expected, Ask(request));

    [Fact]
    public void An_unknown_kind_of_access_is_named() =>
        Assert.Contains(
            "'all'",
            Assert.Throws<InvalidRequestException>(() => Ask("""{"hist_access_type":"all"}""")).Message
        );
}
