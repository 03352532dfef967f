using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
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
    private const string BuildFirst =
        " If it is built from source, build it first: run \"dotnet build\" in the folder of the solution, then run this cell again.";
    private int _depth;

    /// <summary>Returns the code without its directives.</summary>
    /// <exception cref="CellException">One of them cannot be carried out.</exception>
    public Task<string> ApplyAsync(CellContext cell, string code, CancellationToken interrupt) =>
        ApplyAsync(cell, cell.Name, code, workingDirectory, interrupt);

    private async Task<string> ApplyAsync(
        CellContext cell,
        string name,
        string code,
        string folder,
        CancellationToken interrupt
    )
    {
        if (!code.Contains('#'))
        {
            return code;
        }
        var directives = CSharpSyntaxTree
            .ParseText(code, SubmissionCompiler.ParseOptions, cancellationToken: interrupt)
            .GetRoot(interrupt)
            .DescendantTrivia(descendIntoTrivia: true)
            .Select(trivia => trivia.GetStructure())
            .OfType<DirectiveTriviaSyntax>()
            .ToList();
        List<PackageReference> newPackages = [];
        List<string> loads = [];
        foreach (var directive in directives)
        {
            var place = $"{name}, line {Line(directive)}";
            switch (directive)
            {
                // What #if leaves out is left out, though Roslyn would look for the file.
                case ReferenceDirectiveTriviaSyntax or LoadDirectiveTriviaSyntax when !directive.IsActive:
                    break;
                case ReferenceDirectiveTriviaSyntax reference:
                    if (Package(reference, place) is { } package)
                    {
                        newPackages.Add(package);
                    }
                    else
                    {
                        Reference(cell, Existing(reference.File.ValueText, folder, place, Line(directive), BuildFirst));
                    }
                    break;
                case LoadDirectiveTriviaSyntax load:
                    loads.Add(Existing(load.File.ValueText, folder, place, Line(directive), ""));
                    break;
                case BadDirectiveTriviaSyntax { IsActive: true } bad
                    when PackageSource().Match(bad.ToString()) is { Success: true } source:
                    packages.AddSource(source.Groups[1].Value.Trim());
                    break;
                default:
                    continue;
            }
            code = Blank(code, directive);
        }
        if (newPackages.Count > 0)
        {
            await vocabulary.LoadExtensionsAsync(cell, packages.Install(cell, newPackages, interrupt), interrupt);
        }
        foreach (var path in loads)
        {
            await LoadAsync(cell, path, interrupt);
        }
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

    private async Task LoadAsync(CellContext cell, string path, CancellationToken interrupt)
    {
        if (_depth == DeepestLoad)
        {
            throw new CellException("LoadFailed", $"{path} loads itself, directly or through another file.");
        }
        _depth++;
        try
        {
            var name = Path.GetFileName(path);
            await session.RunAsync(
                name,
                await ApplyAsync(cell, name, File.ReadAllText(path), Path.GetDirectoryName(path)!, interrupt),
                interrupt
            );
        }
        finally
        {
            _depth--;
        }
    }

    private static PackageReference? Package(ReferenceDirectiveTriviaSyntax reference, string place)
    {
        try
        {
            return reference.File.IsMissing
                ? throw new FormatException(
                    $"{reference.ToString().Trim()}: what is referenced stands in double quotes: #r \"nuget: Name, version\" or #r \"file.dll\""
                )
                : PackageReference.Parse(reference.File.ValueText);
        }
        catch (FormatException exception)
        {
            throw new CellException("ReferenceNotUnderstood", $"{place}: {exception.Message}.", Line(reference));
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
            .Insert(directive.SpanStart, new string(' ', directive.Span.Length));

    [GeneratedRegex(@"^#i\s+""(?:nuget:)?([^""]+)""")]
    private static partial Regex PackageSource();
}
