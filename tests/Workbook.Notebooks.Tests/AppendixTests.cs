namespace Workbook.Notebooks.Tests;

/// <summary>The appendix alone needs a package that is not on every feed.</summary>
public sealed class AppendixTests
{
    [PlotlyNetFact]
    public void The_appendix_runs_and_shows_its_charts()
    {
        var run = Runs.AsCommitted("appendix-plotly-net");
        Assert.True(run.Succeeded, run.Failure?.Describe(run.Notebook.Path));
        Assert.True(run.Charts >= 3, $"{run.Charts} charts");
    }
}
