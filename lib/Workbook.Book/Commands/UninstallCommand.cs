using System.CommandLine;
using Workbook.Book.Installation;
using Workbook.Engine.Programs;

namespace Workbook.Book.Commands;

/// <summary><c>uninstall</c>: removes what <c>install</c> wrote, and what was kept to be faster the next time.</summary>
internal static class UninstallCommand
{
    public static Command Create()
    {
        var dataDirectory = KernelSpecOptions.DataDirectory();
        var name = KernelSpecOptions.Name();
        var command = new Command("uninstall", "Removes the kernel from this user's Jupyter clients, and the caches.")
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
            if (UserCache.Remove(UserCache.Root) is { } cache)
            {
                Console.WriteLine($"Removed {cache}");
            }
            return 0;
        }
        catch (Exception exception)
            when (exception is InstallationException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(exception.Message);
            return 1;
        }
    }
}
