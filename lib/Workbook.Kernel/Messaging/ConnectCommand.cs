using System.CommandLine;

namespace Workbook.Kernel.Messaging;

/// <summary><c>connect FILE</c>: serves one Jupyter client until it asks for shutdown.</summary>
static class ConnectCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "The connection file that the Jupyter client wrote." };
        var command = new Command("connect", "Serves a Jupyter client. Kernel specifications call this.") { file };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(file)));
        return command;
    }

    static int Run(string path)
    {
        Console.Error.WriteLine($"Cannot serve {path} yet.");
        return 1;
    }
}
