using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workbook.Kernel.Execution;

/// <summary>Carries out the lines that begin with <c>#r</c>, and blanks them so that the line numbers stay.</summary>
sealed class Directives(string workingDirectory, SubmissionCompiler compiler)
{
    public string Apply(string name, string code)
    {
        if (!code.Contains('#'))
        {
            return code;
        }
        var root = CSharpSyntaxTree.ParseText(code, SubmissionCompiler.ParseOptions).GetCompilationUnitRoot();
        foreach (var directive in root.GetReferenceDirectives())
        {
            var line = directive.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
            Reference(name, line, directive);
            code = code.Remove(directive.SpanStart, directive.Span.Length)
                .Insert(directive.SpanStart, new string(' ', directive.Span.Length));
        }
        return code;
    }

    void Reference(string name, int line, ReferenceDirectiveTriviaSyntax directive)
    {
        var target = directive.File.ValueText;
        var path = Path.GetFullPath(target, workingDirectory);
        if (File.Exists(path))
        {
            compiler.AddReference(path);
            return;
        }
        throw new CellException("FileNotFound",
            $"{name}, line {line}: there is no file {target} (looked for {path}). If it is built from source, build it first: "
            + "run \"dotnet build\" in the folder of the solution, then run this cell again.", line);
    }
}
