using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;

namespace Workbook.Engine.Errors;

/// <summary>The source of each piece of code that ran, for error messages.</summary>
internal sealed class CellSources
{
    // Threads of earlier cells fail while others run.
    private readonly ConcurrentDictionary<string, string> _codes = [];
    private readonly ConcurrentDictionary<Assembly, string> _namesOfOneLiners = [];

    /// <param name="assembly">Its assembly where that knows no lines, since the code has but one.</param>
    public void Add(string name, string code, Assembly? assembly)
    {
        _codes[name] = code;
        if (assembly is not null)
        {
            _namesOfOneLiners[assembly] = name;
        }
    }

    /// <summary>The line of a cell that a call stands in, or null where it is in no cell.</summary>
    public (string Cell, int Line, string Text)? Find(StackFrame frame)
    {
        var (cell, line) = frame.GetFileName() is { } file
            ? (file, frame.GetFileLineNumber())
            : (NameOfOneLiner(frame), 1);
        return cell is not null && _codes.TryGetValue(cell, out var code)
            ? (cell, line, code.Split('\n').ElementAtOrDefault(line - 1)?.Trim() ?? "")
            : null;
    }

    private string? NameOfOneLiner(StackFrame frame) =>
        frame.GetMethod() is { } method ? _namesOfOneLiners.GetValueOrDefault(method.Module.Assembly) : null;
}
