using Workbook.Kernel.Execution;

namespace Workbook.Notebooks.Tests;

/// <summary>A test that needs the package Plotly.NET, and is skipped with the reason where it cannot be restored.</summary>
[AttributeUsage(AttributeTargets.Method)]
sealed class PlotlyNetFactAttribute : FactAttribute
{
    private static readonly Lazy<string?> Reason = new(() =>
    {
        using var engine = new CSharpEngine(Repository.Root);
        return engine.Execute("#r \"nuget: Plotly.NET, 5.1.0\"", NoOutput.Instance, CancellationToken.None).Error?.Message;
    });

    public PlotlyNetFactAttribute() => Skip = Reason.Value;
}
