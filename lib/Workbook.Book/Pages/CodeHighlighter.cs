using System.Net;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Classification;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;

namespace Workbook.Book.Pages;

/// <summary>C# as HTML, coloured by Roslyn's own classifier.</summary>
internal sealed class CodeHighlighter
{
    private readonly AdhocWorkspace _workspace = new(MefHostServices.Create(MefHostServices.DefaultAssemblies));
    private readonly ProjectInfo _project;

    /// <param name="libraries">The assemblies that the code references; with them, types and methods are told apart.</param>
    public CodeHighlighter(IEnumerable<string> libraries)
    {
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        _project = ProjectInfo.Create(
            ProjectId.CreateNewId(),
            VersionStamp.Default,
            "cells",
            "cells",
            LanguageNames.CSharp,
            parseOptions: new CSharpParseOptions(LanguageVersion.Preview, kind: SourceCodeKind.Script),
            compilationOptions: new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                usings:
                [
                    "System",
                    "System.IO",
                    "System.Linq",
                    "System.Text",
                    "System.Collections.Generic",
                    "System.Threading.Tasks",
                ]
            ),
            metadataReferences: platform
                .Concat(libraries)
                .Where(File.Exists)
                .Select(path => MetadataReference.CreateFromFile(path))
        );
        _workspace.AddProject(_project);
    }

    /// <summary>The HTML of pieces of code that follow each other, as a notebook's cells do.</summary>
    public IReadOnlyList<string> Highlight(IReadOnlyList<string> pieces)
    {
        const string separator = "\n\n";
        var text = SourceText.From(string.Join(separator, pieces));
        var document = _workspace.AddDocument(
            DocumentInfo.Create(
                DocumentId.CreateNewId(_project.Id),
                "cells.csx",
                sourceCodeKind: SourceCodeKind.Script,
                loader: TextLoader.From(TextAndVersion.Create(text, VersionStamp.Create()))
            )
        );
        var spans = Classifier
            .GetClassifiedSpansAsync(document, TextSpan.FromBounds(0, text.Length))
            .GetAwaiter()
            .GetResult();
        var classes = new string?[text.Length];
        foreach (var span in spans)
        {
            if (Class(span.ClassificationType, text.ToString(span.TextSpan)) is { } name)
            {
                Array.Fill(classes, name, span.TextSpan.Start, span.TextSpan.Length);
            }
        }

        _workspace.TryApplyChanges(_workspace.CurrentSolution.RemoveDocument(document.Id));

        var start = 0;
        return
        [
            .. pieces.Select(piece =>
            {
                var html = Html(piece, classes.AsSpan(start, piece.Length));
                start += piece.Length + separator.Length;
                return html;
            }),
        ];
    }

    private static string Html(string code, ReadOnlySpan<string?> classes)
    {
        var html = new StringBuilder();
        for (var start = 0; start < code.Length; )
        {
            var end = start + 1;
            while (end < code.Length && classes[end] == classes[start])
            {
                end++;
            }

            var text = WebUtility.HtmlEncode(code[start..end]);
            html.Append(classes[start] is { } name ? $"<span class=\"{name}\">{text}</span>" : text);
            start = end;
        }
        return html.ToString();
    }

    private static string? Class(string classification, string text) =>
        classification switch
        {
            // Where a later cell declares a name again, "var" cannot be bound and is taken for a name itself.
            ClassificationTypeNames.Identifier when text == "var" => "k",
            ClassificationTypeNames.Keyword
            or ClassificationTypeNames.ControlKeyword
            or ClassificationTypeNames.PreprocessorKeyword => "k",
            ClassificationTypeNames.StringLiteral or ClassificationTypeNames.VerbatimStringLiteral => "s",
            ClassificationTypeNames.NumericLiteral => "n",
            ClassificationTypeNames.Comment => "c",
            ClassificationTypeNames.ClassName
            or ClassificationTypeNames.StructName
            or ClassificationTypeNames.RecordClassName
            or ClassificationTypeNames.RecordStructName
            or ClassificationTypeNames.InterfaceName
            or ClassificationTypeNames.EnumName
            or ClassificationTypeNames.DelegateName
            or ClassificationTypeNames.TypeParameterName => "t",
            ClassificationTypeNames.MethodName or ClassificationTypeNames.ExtensionMethodName => "m",
            _ => null,
        };
}
