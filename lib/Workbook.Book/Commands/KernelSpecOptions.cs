using System.CommandLine;

namespace Workbook.Book.Commands;

/// <summary>The options that <c>install</c> and <c>uninstall</c> share.</summary>
internal static class KernelSpecOptions
{
    public static Option<string?> DataDirectory() =>
        new("--data-dir")
        {
            Description = "Jupyter's data folder (without it: JUPYTER_DATA_DIR, else this user's).",
            HelpName = "DIR",
        };

    public static Option<string> Name() =>
        new("--name")
        {
            Description = "The kernel's name.",
            HelpName = "NAME",
            DefaultValueFactory = _ => "workbook-csharp",
        };
}
