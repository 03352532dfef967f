using System.CommandLine;
using Workbook.Book.Installation;
using Workbook.Book.Notebooks;
using Workbook.Book.Pages;
using Workbook.Book.Running;

namespace Workbook.Book.Commands;

/// <summary>The command "start": installs the kernel, runs every notebook of the repository and writes the pages.</summary>
internal static class StartCommand
{
    public static Command Create()
    {
        var command = new Command(
            "start",
            "Installs the kernel for this user, runs every notebook and writes out/index.html. Begin here."
        );
        var live = LiveOption.Create();
        command.Options.Add(live);
        command.SetAction(
            (arguments, interrupt) => Task.Run(() => Run(Console.Out, arguments.GetValue(live), interrupt))
        );
        return command;
    }

    /// <returns>The exit code: 0 where the kernel is installed and every cell succeeded that had its packages, else 1.</returns>
    private static async Task<int> Run(TextWriter terminal, bool live, CancellationToken interrupt)
    {
        try
        {
            var root = Repository();
            var output = Path.Combine(root, "out");
            var notebooks = Directory
                .GetFiles(Path.Combine(root, "notebooks"), "*.ipynb")
                .Order(StringComparer.Ordinal)
                .Select(Notebook.Load)
                .ToList();
            var batch = new NotebookBatch(output, TimeSpan.FromMinutes(5));
            terminal.WriteLine(
                "Running the notebooks; meanwhile the kernel is compiled for this machine and installed for this user."
            );
            var assets = Task.Run(PageAssets.Fetch, interrupt);
            var installation = Task.Run(() => KernelInstaller.Install(null, "workbook-csharp", _ => { }), interrupt);

            var runs = batch.Run(notebooks, interrupt);
            new Site(output, await assets, live ? LiveAssets.Build(terminal) : null).Write(runs);
            batch.Report(runs);
            if (!installation.IsCompleted)
            {
                terminal.WriteLine("Waiting until the kernel is compiled.");
            }

            terminal.WriteLine(
                $$"""

                Kernel    "C# (Workbook)" in {{await installation}}
                Pages     {{Path.Combine(output, "index.html")}}
                          {{(await assets).Origin}}
                Notebooks open the folder {{root}} in VS Code with the Jupyter extension (ms-toolsai.jupyter),
                          then a file in notebooks; trust the folder and choose the kernel "C# (Workbook)" if asked, and run the cells.
                          For completion after a dot, once, in your user settings (F1, "Preferences: Open User Settings (JSON)"):
                          "jupyter.completionTriggerCharacters": { "csharp": ["."] }
                """
            );
            return runs.Count == notebooks.Count && runs.All(run => run.Succeeded || run.LacksPackage) ? 0 : 1;
        }
        catch (Exception exception) when (exception is NotebookException or InstallationException)
        {
            Console.Error.WriteLine(exception.Message);
            return 1;
        }
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Workbook.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName
            ?? throw new NotebookException(
                $"\"start\" runs from a clone of the repository, and {AppContext.BaseDirectory} is in none."
            );
    }
}
