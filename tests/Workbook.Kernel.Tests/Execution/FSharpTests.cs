namespace Workbook.Kernel.Tests.Execution;

public class FSharpTests : EngineTest
{
    [Fact]
    public void FSharp_runs_shares_and_reports()
    {
        Assert.Equal("45", Value("#!fsharp\nlet total = List.sum [0 .. 9]\ntotal"));
        Value("#!fsharp\nprintfn \"hello\"");
        Assert.Equal("hello\n", Output.Output);
        Assert.Equal("46", Value("#!share --from fsharp total\ntotal + 1"));
        Value("var three = 3;");
        Assert.Equal("6", Value("#!fsharp\n#!set --name t --value @csharp:three\nt * 2"));
        Assert.Contains("FS0001", Error("#!fsharp\nlet x : int = \"text\"").Message);
        Assert.Equal(
            "InvalidOperationException",
            Error("#!fsharp\n(raise (System.InvalidOperationException \"on purpose\") : int)").Name
        );
        Assert.Equal("45", Value("#!fsharp\ntotal"));
    }
}
