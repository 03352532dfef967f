using System.CommandLine;
using Workbook.Book.Installation;

namespace Workbook.Book.Commands;

/// <summary><c>uninstall</c>: removes what <c>install</c> wrote.</summary>
internal static class UninstallCommand
{
    public static Command Create()
    {
        var dataDirectory = KernelSpecOptions.DataDirectory();
        var name = KernelSpecOptions.Name();
        var command = new Command("uninstall", "Removes the kernel from this user's Jupyter clients.")
        {
            dataDirectory,
            name,
        };
        command.SetAction(parsed => Run(parsed.GetValue(dataDirectory), parsed.GetRequiredValue(name)));
        return command;
    }

    private static int Run(string? dataDirectory, string name)
    {
        try
        {
            Console.WriteLine(
                KernelInstaller.Uninstall(dataDirectory, name) is { } folder
                    ? $"Removed {folder}"
                    : $"No kernel '{name}' is installed."
            );
            return 0;
        }
        catch (InstallationException e)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
    }
}
