using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Workbook.Engine.Compilation;

namespace Workbook.Engine.Assistance;

/// <summary>Whether code can run as it is.</summary>
/// <param name="Status">"complete", "incomplete" or "invalid", as in Jupyter's is_complete_reply.</param>
/// <param name="Indent">The blanks to begin the next line with, where it is incomplete.</param>
internal sealed record Completeness(string Status, string Indent)
{
    // Roslyn takes a raw string that is not closed yet for a mistake.
    private const string OpenRawText = "CS8997";

    public static Completeness Of(string code)
    {
        var tree = CSharpSyntaxTree.ParseText(CellText.WithoutCommands(code), SubmissionCompiler.ParseOptions);
        if (!SyntaxFactory.IsCompleteSubmission(tree) || tree.GetDiagnostics().Any(error => error.Id == OpenRawText))
        {
            return new Completeness("incomplete", NextIndent(code));
        }
        var isValid = tree.GetDiagnostics().All(diagnostic => diagnostic.Severity != DiagnosticSeverity.Error);
        return new Completeness(isValid ? "complete" : "invalid", "");
    }

    private static string NextIndent(string code)
    {
        var line = code.TrimEnd().Split('\n')[^1];
        var indent = line[..(line.Length - line.TrimStart().Length)];
        return line.EndsWith('{') || line.EndsWith('(') || line.EndsWith('[') ? indent + "    " : indent;
    }
}
