using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workbook.Engine.Compilation;
using Workbook.Engine.Display;
using Workbook.Engine.Results;

namespace Workbook.Engine.Assistance;

/// <summary>Says what a name means: its declaration and its documentation.</summary>
internal sealed class Inspector(SubmissionCompiler compiler)
{
    private static readonly SymbolDisplayFormat Declaration = SymbolDisplayFormat
        .MinimallyQualifiedFormat.WithMemberOptions(
            SymbolDisplayFormat.MinimallyQualifiedFormat.MemberOptions
                | SymbolDisplayMemberOptions.IncludeContainingType
        )
        .WithKindOptions(
            SymbolDisplayKindOptions.IncludeTypeKeyword | SymbolDisplayKindOptions.IncludeNamespaceKeyword
        );

    public DisplayData? Inspect(string code, int cursor, bool detailed)
    {
        var model = compiler.Analyse(CellText.WithoutCommands(code));
        if (Find(model, cursor) is not { } symbol)
        {
            return null;
        }
        var signature = Signature(symbol);
        var documentation = XmlDocumentation.Parse(symbol.GetDocumentationCommentXml() ?? "");
        var text = documentation.ToText(detailed);
        return ValueFormatter.Bundle(
            [
                ("text/plain", text.Length == 0 ? signature : $"{signature}\n\n{text}"),
                ("text/markdown", $"```csharp\n{signature}\n```\n\n{text}".TrimEnd()),
            ],
            null
        );
    }

    private static string Signature(ISymbol symbol)
    {
        var overloads = symbol is IMethodSymbol method
            ? method
                .ContainingType.GetMembers(method.Name)
                .Count(member => member.DeclaredAccessibility == Accessibility.Public) - 1
            : 0;
        return symbol.ToDisplayString(Declaration) + (overloads > 0 ? $" (+ {overloads} more)" : "");
    }

    private static ISymbol? Find(SemanticModel model, int cursor)
    {
        var root = model.SyntaxTree.GetRoot();
        var token = root.FindToken(Math.Min(cursor, Math.Max(0, root.FullSpan.End - 1)));
        if (!token.IsKind(SyntaxKind.IdentifierToken) && cursor > 0)
        {
            token = root.FindToken(cursor - 1);
        }
        for (
            var node = token.Parent;
            node is not null && node is not StatementSyntax and not MemberDeclarationSyntax;
            node = node.Parent
        )
        {
            if (
                Symbol(model, node)
                is { } symbol
                    and not IMethodSymbol { MethodKind: MethodKind.BuiltinOperator or MethodKind.UserDefinedOperator }
            )
            {
                return symbol;
            }
        }
        return null;
    }

    private static ISymbol? Symbol(SemanticModel model, SyntaxNode node)
    {
        if (model.GetDeclaredSymbol(node) is { } declared)
        {
            return declared;
        }
        // Inside the brackets of a call, the call is what one asks about.
        var info = model.GetSymbolInfo(node is ArgumentListSyntax { Parent: { } call } ? call : node);
        return info.Symbol ?? info.CandidateSymbols.FirstOrDefault();
    }
}
