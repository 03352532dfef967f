using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Workbook.Book.Notebooks;

namespace Workbook.Notebooks.Tests;

/// <summary>Every notebook runs, shows the same each time, and stays within its limits.</summary>
public sealed partial class ExecutedNotebookTests
{
    private const int MostBytesPerChart = 2_000_000;
    private const int MostBytesPerNotebook = 15_000_000;

    public static TheoryData<string> SeriesNames => Repository.SeriesNames;

    [Theory, MemberData(nameof(SeriesNames))]
    public void Runs_without_error(string name)
    {
        var run = Runs.AsCommitted(name);
        Assert.True(run.Succeeded, run.Failure?.Describe(run.Notebook.Path));
    }

    [Theory, MemberData(nameof(SeriesNames))]
    public void Shows_the_same_when_run_again_and_when_each_cell_is_run_twice(string name)
    {
        var first = Runs.AsCommitted(name).Notebook;
        var second = Runs.WithExercisesSolved(name).Notebook;
        var comparable = first.CodeCells.Where(cell =>
            !cell.Tags.Contains("timing") && !cell.Tags.Contains("exercise")
        );
        Assert.All(comparable, cell => Assert.Equal(Shown(cell), Shown(second.Cells[cell.Number - 1])));
    }

    [Theory, MemberData(nameof(SeriesNames))]
    public void Untouched_exercises_say_that_they_are_not_answered(string name)
    {
        var exercises = Runs.Exercises(Runs.AsCommitted(name).Notebook);
        Assert.All(exercises, exercise => Assert.Contains("not answered yet", Shown(exercise)));
    }

    [Theory, MemberData(nameof(SeriesNames))]
    public void Every_exercise_is_solved_by_its_folded_solution(string name)
    {
        var committed = Repository.Load(name);
        var solved = Runs.WithExercisesSolved(name);
        Assert.True(solved.Succeeded, solved.Failure?.Describe(solved.Notebook.Path));
        Assert.All(
            Runs.Exercises(committed),
            exercise =>
            {
                Assert.NotNull(Runs.Solution(committed, exercise));
                Assert.Contains("✓", Shown(solved.Notebook.Cells[exercise.Number - 1]));
            }
        );
    }

    [Theory, MemberData(nameof(SeriesNames))]
    public void Charts_and_notebook_stay_small(string name)
    {
        var notebook = Runs.AsCommitted(name).Notebook;
        Assert.All(
            notebook.CodeCells,
            cell =>
                Assert.All(
                    cell.Outputs,
                    output =>
                    {
                        var chart = output["data"]?["application/vnd.plotly.v1+json"]?.ToJsonString() ?? "";
                        Assert.True(
                            Encoding.UTF8.GetByteCount(chart) < MostBytesPerChart,
                            $"{name}, cell {cell.Number}: a chart of {chart.Length:N0} characters"
                        );
                    }
                )
        );
        var path = Path.Combine(Path.GetTempPath(), Guid.NewGuid() + ".ipynb");
        notebook.Save(path);
        var size = new FileInfo(path).Length;
        File.Delete(path);
        Assert.True(size < MostBytesPerNotebook, $"{name}: {size:N0} bytes executed");
    }

    [Theory, MemberData(nameof(SeriesNames))]
    public void Every_chart_says_in_words_what_it_shows(string name)
    {
        var charts = Runs.AsCommitted(name)
            .Notebook.CodeCells.SelectMany(cell => cell.Outputs)
            .Select(output => output["data"])
            .Where(data => data?["application/vnd.plotly.v1+json"] is not null);
        Assert.All(
            charts,
            data =>
            {
                Assert.True(
                    NotebookJson.Text(data!["text/plain"]).Trim().Length > 20,
                    "A chart without a line that describes it."
                );
                Assert.NotNull(data["text/html"]);
            }
        );
    }

    /// <summary>What a cell shows, as JSON, with the times taken out.</summary>
    private static string Shown(NotebookCell cell)
    {
        var outputs = new JsonArray([.. cell.Outputs.Select(output => output.DeepClone())]);
        return Time().Replace(NotebookJson.Write(outputs), "[time]");
    }

    [GeneratedRegex(@"\d+(?:[.,]\d+)*\s*(?:ms|µs|μs|ns|s|min|seconds|minutes)\b|\b\d+:\d\d(?:\.\d+)?\b")]
    private static partial Regex Time();
}
