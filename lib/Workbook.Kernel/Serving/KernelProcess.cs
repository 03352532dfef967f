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
        var engine = new Lazy<CSharpEngine>(() => new CSharpEngine(Environment.CurrentDirectory));
        var cells = new WorkQueue("cells");
        WarmUp.FirstCell(engine, cells);
        try
        {
            var server = new KernelServer(ConnectionFile.Load(path), engine, cells);
            AppDomain.CurrentDomain.ProcessExit += (_, _) => server.ExplainEnd();
            ParentWatch.Start();
            server.Run();
            return 0;
        }
        catch (ConnectionFileException exception)
        {
            terminal.WriteLine(exception.Message);
            return 1;
        }
        catch (OutOfMemoryException)
        {
            terminal.WriteLine("A cell needed more memory than there is, so the kernel has ended.");
            return 1;
        }
        catch (SocketException exception)
        {
            terminal.WriteLine($"A port that the connection file '{path}' names cannot be opened: {exception.Message}");
            return 1;
        }
    }
}
