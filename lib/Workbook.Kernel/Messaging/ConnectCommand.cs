using System.CommandLine;
using System.Net.Sockets;
using Workbook.Kernel.Execution;

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

    public static int Run(string path)
    {
        try
        {
            var connection = ConnectionFile.Load(path);
            var server = new KernelServer(connection, new Lazy<CSharpEngine>(() => new CSharpEngine(Environment.CurrentDirectory)));
            ParentWatch.Start();
            server.Run();
            return 0;
        }
        catch (ConnectionFileException e)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
        catch (SocketException e)
        {
            Console.Error.WriteLine($"A port that the connection file '{path}' names cannot be opened: {e.Message}");
            return 1;
        }
    }
}
