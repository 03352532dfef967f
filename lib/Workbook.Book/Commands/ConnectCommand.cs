using System.CommandLine;
using Workbook.Kernel.Serving;

namespace Workbook.Book.Commands;

/// <summary><c>connect FILE</c>: what the installed kernel does, with this build of it.</summary>
internal static class ConnectCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "The connection file that the Jupyter client wrote." };
        var command = new Command("connect", "Serves a Jupyter client.") { file };
        command.SetAction(parsed => KernelProcess.Run(parsed.GetRequiredValue(file)));
        return command;
    }
}
