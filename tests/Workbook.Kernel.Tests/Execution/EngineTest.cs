using Workbook.Engine;
using Workbook.Engine.Results;

namespace Workbook.Kernel.Tests.Execution;

/// <summary>One engine per test, in one collection: the console belongs to the process.</summary>
[Collection("engine")]
public abstract class EngineTest : IDisposable
{
    private protected CSharpEngine Engine { get; } = new(Directory.CreateTempSubdirectory("workbook-test-").FullName);
    private protected RecordedOutput Output { get; } = new();

    public void Dispose()
    {
        Engine.Dispose();
        Directory.Delete(Engine.WorkingDirectory, recursive: true);
        GC.SuppressFinalize(this);
    }

    private protected CellResult Run(string code) => Engine.Execute(code, Output);

    /// <summary>The plain text of the cell's value; fails where the cell fails.</summary>
    private protected string? Value(string code)
    {
        var result = Run(code);
        Assert.True(result.Succeeded, string.Join("\n", result.Error?.Traceback ?? []));
        return (string?)result.Value?.Data["text/plain"];
    }

    private protected CellError Error(string code) =>
        Run(code).Error ?? throw new InvalidOperationException("The cell succeeded.");
}
