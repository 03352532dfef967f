using Workbook.Engine;
using Workbook.Engine.Consoles;
using Workbook.Engine.Libraries;
using Workbook.Engine.Packages;
using Workbook.Engine.Results;
using Workbook.Engine.Stopping;

namespace Workbook.Kernel.Tests.Execution;

/// <summary>The engine where there are neither threads of its own nor other programs.</summary>
[Collection("engine")]
public sealed class SeamTests
{
    [Fact]
    public void Cells_run_on_the_thread_that_calls_and_packages_are_refused_by_whoever_takes_their_place()
    {
        using var engine = new CSharpEngine(
            Path.GetTempPath(),
            new FrameworkReferences(),
            new CallingThread(),
            _ => new NoPackages()
        );
        var here = Environment.CurrentManagedThreadId;
        var result = engine.Execute("new[] { Environment.CurrentManagedThreadId }.Sum()", NoOutput.Instance);
        Assert.Equal($"{here}", (string?)result.Value?.Data["text/plain"]);
        Assert.Equal("NoPackages", engine.Execute("#r \"nuget: Any\"", NoOutput.Instance).Error?.Name);
    }

    private sealed class CallingThread : ICellThread
    {
        public Task<object?> RunAsync(Func<Task<object?>> code, CancellationToken interrupt) => code();

        public bool LetsTimersFire => false;
    }

    private sealed class NoPackages : IPackages
    {
        public void AddSource(string source) { }

        public IReadOnlyList<string> Install(
            CellContext cell,
            IReadOnlyList<PackageReference> wanted,
            CancellationToken interrupt
        ) => throw new CellException("NoPackages", "There are none here.");
    }
}
