namespace Workbook.Notebooks.Tests;

/// <summary>The appendices alone need packages: a network, once.</summary>
public sealed class AppendixTests
{
    private const string Name = "appendix-plotly-net";

    // JSON would write ✓ as a number.
    private static readonly System.Text.Json.JsonSerializerOptions Readable = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private const string WhereToGo = "appendix-where-to-go";

    [Fact]
    public void The_appendix_runs_and_shows_its_charts()
    {
        var run = Runs.AsCommitted(Name);
        Assert.True(run.Succeeded, run.Failure?.Describe(run.Notebook.Path));
        Assert.All(
            ["activation", "properties", "map", "surface", "grid"],
            id =>
            {
                var shown = run.Notebook.CodeCells.Single(cell => cell.Id == id).Outputs[^1]["data"]!;
                Assert.NotEmpty(shown["application/vnd.plotly.v1+json"]!["data"]!.AsArray());
                Assert.NotNull(shown["text/html"]);
            }
        );
        Assert.All(
            Runs.Exercises(run.Notebook),
            exercise => Assert.Contains("not answered yet", exercise.Outputs[^1].ToString())
        );
    }

    [Fact]
    public void Its_exercises_are_solved_by_their_folded_solutions()
    {
        var run = Runs.WithExercisesSolved(Name);
        Assert.True(run.Succeeded, run.Failure?.Describe(run.Notebook.Path));
        Assert.All(
            Runs.Exercises(run.Notebook),
            exercise => Assert.Contains(": right", exercise.Outputs[^1]["data"]!["text/plain"]!.ToString())
        );
    }

    [Fact]
    public void The_last_appendix_runs_with_or_without_the_engine_of_TorchSharp()
    {
        var run = Runs.AsCommitted(WhereToGo);
        Assert.True(run.Succeeded, run.Failure?.Describe(run.Notebook.Path));
        string Shown(string id) =>
            string.Concat(
                run.Notebook.CodeCells.Single(cell => cell.Id == id)
                    .Outputs.Select(output => output.ToJsonString(Readable))
            );
        Assert.Contains("✓ ONNX Runtime", Shown("runtime"));
        Assert.Matches("its column stays empty|✓ TorchSharp", Shown("torch-run"));
    }

    [Theory]
    [InlineData("#r \"nuget: Workbook.No.Such.Package, 9.9.9\"", true)]
    [InlineData("throw new Exception();", false)]
    public void A_notebook_that_lacks_its_package_is_told_apart_from_one_that_fails(string code, bool lacksPackage)
    {
        var run = Runs.Run(PortabilityTests.Notebook([code]));
        Assert.False(run.Succeeded);
        Assert.Equal(lacksPackage, run.LacksPackage);
    }

    [Fact]
    public void No_other_notebook_needs_a_package() =>
        Assert.Equal(
            [Name, WhereToGo],
            Repository
                .Notebooks.Where(notebook => notebook.CodeCells.Any(cell => cell.Source.Contains("nuget:")))
                .Select(notebook => notebook.Name)
        );
}
