using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Workbook.Engine.Compilation;
using Workbook.Engine.Consoles;
using Workbook.Engine.Packages;
using Workbook.Engine.Results;

namespace Workbook.Engine.Languages;

/// <summary>Carries out the lines <c>#r</c>, <c>#i</c> and <c>#load</c>, and blanks them so that the line numbers stay.</summary>
internal sealed partial class Directives(
    string workingDirectory,
    CSharpSession session,
    IPackages packages,
    InteractiveVocabulary vocabulary
)
{
    private const int DeepestLoad = 20;
    private int _depth;

    /// <summary>Returns the code without its directives.</summary>
    /// <exception cref="CellException">One of them cannot be carried out.</exception>
    public string Apply(CellContext cell, string code, CancellationToken interrupt) =>
        Apply(cell, cell.Name, code, workingDirectory, interrupt);

    private string Apply(CellContext cell, string name, string code, string folder, CancellationToken interrupt)
    {
        if (!code.Contains('#'))
        {
            return code;
        }
        code = PackageSource()
            .Replace(
                code,
                match =>
                {
                    packages.AddSource(match.Groups[1].Value.Trim());
                    return Blank(match.Length);
                }
            );
        var root = CSharpSyntaxTree
            .ParseText(code, SubmissionCompiler.ParseOptions, cancellationToken: interrupt)
            .GetCompilationUnitRoot(interrupt);
        List<PackageReference> newPackages = [];
        List<string> loads = [];
        foreach (var directive in root.GetReferenceDirectives())
        {
            var place = $"{name}, line {Line(directive)}";
            if (PackageReference.Parse(directive.File.ValueText) is { } package)
            {
                newPackages.Add(package);
            }
            else
            {
                Reference(
                    cell,
                    Existing(
                        directive.File.ValueText,
                        folder,
                        place,
                        Line(directive),
                        " If it is built from source, build it first: run \"dotnet build\" in the folder of the solution, then run this cell again."
                    )
                );
            }
            code = Blank(code, directive);
        }
        if (newPackages.Count > 0)
        {
            vocabulary.LoadExtensions(cell, packages.Install(cell, newPackages, interrupt), interrupt);
        }
        foreach (var directive in root.GetLoadDirectives())
        {
            loads.Add(
                Existing(directive.File.ValueText, folder, $"{name}, line {Line(directive)}", Line(directive), "")
            );
            code = Blank(code, directive);
        }
        loads.ForEach(path => Load(cell, path, interrupt));
        return code;
    }

    private void Reference(CellContext cell, string path)
    {
        if (session.IsOutdated(path))
        {
            cell.Console.Write(
                ConsoleStream.Error,
                $"{Path.GetFileName(path)} was built anew since this notebook loaded it. Restart the kernel to use the new one.\n"
            );
        }
        session.Compiler.AddReference(path);
    }

    private void Load(CellContext cell, string path, CancellationToken interrupt)
    {
        if (_depth == DeepestLoad)
        {
            throw new CellException("LoadFailed", $"{path} loads itself, directly or through another file.");
        }
        _depth++;
        try
        {
            var name = Path.GetFileName(path);
            session.Run(
                name,
                Apply(cell, name, File.ReadAllText(path), Path.GetDirectoryName(path)!, interrupt),
                interrupt
            );
        }
        finally
        {
            _depth--;
        }
    }

    private static string Existing(string file, string folder, string place, int line, string advice)
    {
        var path = Path.GetFullPath(file, folder);
        return File.Exists(path)
            ? path
            : throw new CellException(
                "FileNotFound",
                $"{place}: there is no file {file} (looked for {path}).{advice}",
                line
            );
    }

    private static int Line(SyntaxNode directive) => directive.GetLocation().GetLineSpan().StartLinePosition.Line + 1;

    private static string Blank(string code, SyntaxNode directive) =>
        code.Remove(directive.SpanStart, directive.Span.Length)
            .Insert(directive.SpanStart, Blank(directive.Span.Length));

    private static string Blank(int length) => new(' ', length);

    [GeneratedRegex("""^\s*#i\s+"(?:nuget:)?([^"]+)"[^\r\n]*""", RegexOptions.Multiline)]
    private static partial Regex PackageSource();
}
