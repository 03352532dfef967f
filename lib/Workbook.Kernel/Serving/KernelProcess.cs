using System.Net.Sockets;
using Workbook.Engine;

namespace Workbook.Kernel.Serving;

/// <summary><c>connect FILE</c>: serves one Jupyter client until it asks for shutdown.</summary>
internal static class KernelProcess
{
    /// <returns>The exit code.</returns>
    public static int Run(string path)
    {
        // Kept, because cells take the console over.
        var terminal = Console.Error;
        // While the ports open and the client connects, the compiler gets ready, by a cell that nobody sees.
        var engine = new Lazy<CSharpEngine>(() => new CSharpEngine(Environment.CurrentDirectory));
        var cells = new WorkQueue("cells");
        cells.Add(() =>
        {
            engine.Value.Evaluate("1 + 1");
            engine.Value.Prepare();
        });
        try
        {
            var server = new KernelServer(ConnectionFile.Load(path), engine, cells);
            ParentWatch.Start();
            server.Run();
            return 0;
        }
        catch (ConnectionFileException e)
        {
            terminal.WriteLine(e.Message);
            return 1;
        }
        catch (OutOfMemoryException)
        {
            terminal.WriteLine("A cell needed more memory than there is, so the kernel has ended.");
            return 1;
        }
        catch (SocketException e)
        {
            terminal.WriteLine($"A port that the connection file '{path}' names cannot be opened: {e.Message}");
            return 1;
        }
    }
}
