using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workbook.Engine.Compilation;

/// <summary>
/// What C# script refuses and people write all the same: <c>using</c> directives below other lines, and <c>using var</c>
/// outside a block.
/// </summary>
/// <param name="Code">The cell without them, in the same lines and columns; <c>using var</c> is a plain <c>var</c>.</param>
/// <param name="Late">The late directives alone, in their lines; empty where there are none.</param>
/// <param name="Resources">The names of the variables to dispose of at the end of the cell.</param>
internal sealed partial record CellUsings(string Code, string Late, IReadOnlyList<string> Resources)
{
    private const string MustComeFirst = "CS1529";

    public static CellUsings Of(string code)
    {
        if (!Using().IsMatch(code))
        {
            return new(code, "", []);
        }
        // Only in a program, not in a script, does Roslyn read `using var` outside a block.
        var tree = CSharpSyntaxTree.ParseText(code);
        var late = tree.GetDiagnostics()
            .Where(error => error.Id == MustComeFirst)
            .Select(error => error.Location.SourceSpan)
            .ToList();
        var resources = tree.GetCompilationUnitRoot()
            .Members.OfType<GlobalStatementSyntax>()
            .Select(member => member.Statement)
            .OfType<LocalDeclarationStatementSyntax>()
            .Where(declaration => declaration.UsingKeyword.IsKind(SyntaxKind.UsingKeyword))
            .ToList();
        var (plain, directives) = (code.ToCharArray(), LinesOnly(code));
        foreach (var span in late)
        {
            code.CopyTo(span.Start, directives, span.Start, span.Length);
            Blank(plain, span.Start, span.Length);
        }
        foreach (var declaration in resources)
        {
            Blank(plain, declaration.SpanStart, declaration.UsingKeyword.Span.End - declaration.SpanStart);
        }
        return new(
            new string(plain),
            late.Count == 0 ? "" : new string(directives),
            [
                .. resources
                    .SelectMany(declaration => declaration.Declaration.Variables)
                    .Select(variable => variable.Identifier.ValueText),
            ]
        );
    }

    private static char[] LinesOnly(string code) => [.. code.Select(c => c is '\n' or '\r' ? c : ' ')];

    private static void Blank(char[] code, int start, int length)
    {
        for (var i = start; i < start + length; i++)
        {
            code[i] = code[i] is '\n' or '\r' ? code[i] : ' ';
        }
    }

    [GeneratedRegex(@"^\s*(await\s+)?using\s", RegexOptions.Multiline)]
    private static partial Regex Using();
}
