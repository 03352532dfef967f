using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workbook.Book.Installation;

/// <summary>The file <c>kernel.json</c>, by which Jupyter clients start a kernel.</summary>
internal static class KernelSpec
{
    private const string FileName = "kernel.json";

    /// <param name="program">The kernel's dll, in the place where it stays.</param>
    public static void Write(string folder, string dotnet, string program)
    {
        var spec = new JsonObject
        {
            ["argv"] = new JsonArray(dotnet, program, "connect", "{connection_file}"),
            ["display_name"] = "C# (Workbook)",
            ["language"] = "C#",
            ["interrupt_mode"] = "message",
            ["env"] = new JsonObject
            {
                // Without it, the youngest generation grows beyond 40 MB before it is collected. In hexadecimal: 16 MiB.
                ["DOTNET_GCGen0MaxBudget"] = "1000000",
                // Mapping code twice, writable and executable, protects little where cells run any code; it slows the start.
                ["DOTNET_EnableWriteXorExecute"] = "0",
            },
            ["metadata"] = new JsonObject { ["debugger"] = false },
        };
        // A client that looks at this moment sees the old file or the new one, never half of one.
        var written = Path.Combine(folder, FileName + ".new");
        File.WriteAllText(written, spec.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
        File.Move(written, Path.Combine(folder, FileName), overwrite: true);
    }

    /// <exception cref="InstallationException">Another kernel lives in the folder.</exception>
    public static void ThrowIfForeign(string folder)
    {
        var file = Path.Combine(folder, FileName);
        if (File.Exists(file) && !File.ReadAllText(file).Contains(KernelProgram.FileName))
        {
            throw new InstallationException(
                $"{folder} holds another kernel; it stays untouched. Choose another name with --name."
            );
        }
    }
}
