using System.Diagnostics;

namespace Workbook.Kernel.Execution;

/// <summary>The source of each piece of code that ran, for error messages.</summary>
sealed class CellSources
{
    readonly Dictionary<string, string> codes = [];
    readonly Dictionary<string, string> namesOfOneLiners = [];

    public void Add(Submission submission)
    {
        codes[submission.Name] = submission.Code;
        if (!submission.HasLineTable)
        {
            namesOfOneLiners[submission.Compilation.AssemblyName!] = submission.Name;
        }
    }

    /// <summary>The line of a cell that a call stands in, or null where it is in no cell.</summary>
    public (string Cell, int Line, string Text)? Find(StackFrame frame)
    {
        var (cell, line) = frame.GetFileName() is { } file
            ? (file, frame.GetFileLineNumber())
            : (namesOfOneLiners.GetValueOrDefault(AssemblyOf(frame)), 1);
        return cell is not null && codes.TryGetValue(cell, out var code)
            ? (cell, line, code.Split('\n').ElementAtOrDefault(line - 1)?.Trim() ?? "")
            : null;
    }

    static string AssemblyOf(StackFrame frame) => frame.GetMethod()?.Module.Assembly.GetName().Name ?? "";
}
