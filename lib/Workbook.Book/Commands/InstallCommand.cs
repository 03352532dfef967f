using System.CommandLine;
using Workbook.Book.Installation;

namespace Workbook.Book.Commands;

/// <summary><c>install</c>: makes the kernel known to this user's Jupyter clients.</summary>
internal static class InstallCommand
{
    public static Command Create()
    {
        var dataDirectory = KernelSpecOptions.DataDirectory();
        var name = KernelSpecOptions.Name();
        var command = new Command("install", "Makes the kernel known to this user's Jupyter clients.")
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
            var folder = KernelInstaller.Install(dataDirectory, name, Console.WriteLine);
            Console.WriteLine($"Installed the kernel 'C# (Workbook)' in {folder}");
            return 0;
        }
        catch (InstallationException exception)
        {
            Console.Error.WriteLine(exception.Message);
            return 1;
        }
    }
}
