using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Workbook.Book.Notebooks;
using Workbook.Book.Running;
using Workbook.Engine;

[assembly: CollectionBehavior(DisableTestParallelization = true)] // Cells share the process's console and working directory.

namespace Workbook.Notebooks.Tests;

/// <summary>Each notebook is run twice, whatever number of tests look at the outputs: once as committed, once with its exercises solved and every cell twice in a row.</summary>
internal static partial class Runs
{
    private static readonly NotebookRunner Runner = new(TimeSpan.FromMinutes(5));
    private static readonly ConcurrentDictionary<string, NotebookRun> Committed = [];
    private static readonly ConcurrentDictionary<string, NotebookRun> Solved = [];

    public static NotebookRun AsCommitted(string name) => Committed.GetOrAdd(name, _ => Run(Repository.Load(name)));

    public static NotebookRun WithExercisesSolved(string name) =>
        Solved.GetOrAdd(
            name,
            _ =>
            {
                var notebook = Repository.Load(name);
                foreach (var exercise in Exercises(notebook))
                {
                    if (Solution(notebook, exercise) is { } code)
                    {
                        exercise.Json["source"] = code;
                    }
                }

                return Run(notebook, engine => new EachCellTwice(engine));
            }
        );

    public static NotebookRun Run(Notebook notebook, Func<ICellEngine, ICellEngine>? through = null)
    {
        using var engine = new CSharpEngine(Path.GetDirectoryName(notebook.Path)!);
        return Runner.Run(notebook, through?.Invoke(engine) ?? engine);
    }

    public static IReadOnlyList<NotebookCell> Exercises(Notebook notebook) =>
        [.. notebook.CodeCells.Where(cell => cell.Tags.Contains("exercise"))];

    /// <summary>The code in the solution that follows an exercise, or null where there is none.</summary>
    public static string? Solution(Notebook notebook, NotebookCell exercise)
    {
        var next = notebook.Cells.ElementAtOrDefault(exercise.Number);
        if (next is null || !next.IsMarkdown || !next.Tags.Contains("solution"))
        {
            return null;
        }

        var fence = Fence().Match(next.Source);
        return fence.Success ? fence.Groups[1].Value : null;
    }

    [GeneratedRegex(@"^```csharp\s*\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();
}
