namespace Workbook.Engine.Cells;

/// <summary>Lines of other notebook programs that nothing stands behind here, each with what to do.</summary>
internal static class RefusedCommands
{
    private const string Query =
        "query the database from C#, with its NuGet package: #r \"nuget: Microsoft.Data.SqlClient\" for instance.";
    private const string Program =
        "start the program from C#: System.Diagnostics.Process.Start(\"pwsh\", \"-File script.ps1\").";

    private static readonly Dictionary<string, string> Advice = new(StringComparer.OrdinalIgnoreCase)
    {
        ["connect"] =
            "cells of other kernels and databases do not run here; use their NuGet packages from C#, or open the notebook with the other kernel.",
        ["http"] = "HTTP requests do not run as cells; send them from C#, with System.Net.Http.HttpClient.",
        ["kql"] = "KQL does not run as a cell; " + Query,
        ["powershell"] = "PowerShell does not run as a cell; " + Program,
        ["pwsh"] = "PowerShell does not run as a cell; " + Program,
        ["python"] = "Python does not run as a cell; open the notebook with Python's own kernel.",
        ["r"] = "R does not run as a cell; open the notebook with R's own kernel.",
        ["sql"] = "SQL does not run as a cell; " + Query,
    };

    /// <summary>Why the command is refused and what to do instead, or null where nothing is known of it.</summary>
    public static string? Reason(string command) => Advice.GetValueOrDefault(command);
}
