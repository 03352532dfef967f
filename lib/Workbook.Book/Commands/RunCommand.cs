using System.CommandLine;
using Workbook.Book.Notebooks;
using Workbook.Book.Pages;
using Workbook.Book.Running;

namespace Workbook.Book.Commands;

/// <summary>The command "run": executes notebooks without a client.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("notebook")
        {
            Description = "The notebooks; none means every one in the folder notebooks.",
        };
        var output = new Option<string>("--output")
        {
            Description = "The folder for the executed copies.",
            HelpName = "folder",
            DefaultValueFactory = _ => "out",
        };
        var html = new Option<bool>("--html")
        {
            Description = "Also writes the notebooks as web pages, with an index.",
        };
        var live = LiveOption.Create();
        live.Validators.Add(result =>
        {
            if (!result.GetValue(html))
            {
                result.AddError("--live is about web pages; write it together with --html.");
            }
        });
        var timeout = new Option<double>("--timeout")
        {
            Description = "How long one cell may take.",
            HelpName = "seconds",
            DefaultValueFactory = _ => 300,
        };
        timeout.Validators.Add(result =>
        {
            if (
                result.Tokens is [var token]
                && !(double.TryParse(token.Value, out var seconds) && seconds is > 0 and < 1e6)
            )
            {
                result.AddError($"--timeout takes a number of seconds above 0, not \"{token.Value}\".");
            }
        });
        var command = new Command("run", "Executes notebooks without a client and writes the executed copies.")
        {
            paths,
            output,
            html,
            live,
            timeout,
        };
        command.SetAction(
            (arguments, interrupt) =>
                Task.Run(() =>
                    Run(
                        arguments.GetValue(paths)!,
                        arguments.GetValue(output)!,
                        arguments.GetValue(html),
                        arguments.GetValue(live),
                        TimeSpan.FromSeconds(arguments.GetValue(timeout)),
                        interrupt
                    )
                )
        );
        return command;
    }

    /// <returns>The exit code: 0 where every cell succeeded, else 1. A package that cannot be had counts where its notebook was asked for by name.</returns>
    private static int Run(
        string[] paths,
        string output,
        bool html,
        bool live,
        TimeSpan timeout,
        CancellationToken interrupt
    )
    {
        try
        {
            var notebooks = (paths.Length > 0 ? paths : All()).Select(Notebook.Load).ToList();
            var batch = new NotebookBatch(output, timeout);
            var runs = batch.Run(notebooks, interrupt);
            if (html)
            {
                WritePages(output, live, runs);
            }

            batch.Report(runs);
            return
                runs.Count == notebooks.Count
                && runs.All(run => run.Succeeded || (run.LacksPackage && paths.Length == 0))
                ? 0
                : 1;
        }
        catch (NotebookException exception)
        {
            Console.Error.WriteLine(exception.Message);
            return 1;
        }
    }

    private static void WritePages(string output, bool live, IReadOnlyList<NotebookRun> runs)
    {
        var assets = PageAssets.Fetch();
        new Site(Path.GetFullPath(output), assets, live ? LiveAssets.Build(Console.Out) : null).Write(runs);
        Console.WriteLine(assets.Origin);
    }

    private static string[] All() =>
        Directory.Exists("notebooks")
            ? [.. Directory.GetFiles("notebooks", "*.ipynb").Order(StringComparer.Ordinal)]
            : throw new NotebookException(
                $"There is no folder \"notebooks\" in {Environment.CurrentDirectory}; name the notebooks to run."
            );
}
