using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workbook.Engine.Cells;
using Workbook.Engine.Compilation;
using Workbook.Engine.Languages;

namespace Workbook.Engine.Assistance;

/// <summary>Completes C# names, the paths of <c>#r</c> and <c>#load</c>, and the commands after <c>#!</c>.</summary>
internal sealed class Completer(SubmissionCompiler compiler, CellRunner cells, string workingDirectory)
{
    private static readonly SymbolDisplayFormat SignatureFormat = SymbolDisplayFormat.MinimallyQualifiedFormat;

    private static readonly string OwnName = typeof(Completer).Assembly.GetName().Name!;

    private static readonly string[] AllKeywords =
    [
        .. Enum.GetValues<SyntaxKind>().Where(SyntaxFacts.IsReservedKeyword).Select(SyntaxFacts.GetText),
        "var",
        "await",
        "async",
        "record",
        "nameof",
        "when",
        "where",
        "yield",
    ];

    public Completions Complete(string code, int cursor)
    {
        var line = code[(code.LastIndexOf('\n', Math.Max(0, cursor - 1), cursor) + 1)..cursor];
        if (DirectiveCompletion.Of(line, cursor, cells.Directives, workingDirectory) is { } completions)
        {
            return completions;
        }
        if (cells.Split(code[..cursor]).LastOrDefault()?.Language is not (null or CSharpLanguage))
        {
            return new Completions(cursor, cursor, []);
        }
        var start = cursor;
        while (start > 0 && SyntaxFacts.IsIdentifierPartCharacter(code[start - 1]))
        {
            start--;
        }
        // What follows the cursor would be read as the rest of the unfinished statement.
        var items = Names(CellText.WithoutCommands(code[..start]), code[start..cursor]);
        return new Completions(start, cursor, items);
    }

    private IReadOnlyList<Completion> Names(string code, string prefix)
    {
        // A stand-in for the name: the parser then knows what encloses the cursor, however unfinished it is.
        var model = compiler.Analyse(code + "x");
        var name = model.SyntaxTree.GetCompilationUnitRoot().FindToken(code.Length);
        if (
            !name.IsKind(SyntaxKind.IdentifierToken)
            || name.SpanStart != code.Length
            || prefix.Length > 0 && char.IsDigit(prefix[0])
        )
        {
            return [];
        }
        var dot = name.GetPreviousToken();
        var isMember = dot.Kind() is SyntaxKind.DotToken or SyntaxKind.MinusGreaterThanToken;
        var symbols = isMember ? Members(model, dot) : model.LookupSymbols(code.Length);
        var items = symbols
            .Where(symbol =>
                symbol.CanBeReferencedByName
                && !symbol.IsImplicitlyDeclared
                && symbol.Name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)
                && IsBrowsable(symbol)
            )
            .GroupBy(symbol => symbol.Name)
            .Select(group => Item(group.First(), group.Count()));
        return
        [
            .. items
                .Concat(isMember ? [] : Keywords(prefix))
                .OrderBy(item => item.Text.StartsWith(prefix, StringComparison.Ordinal) ? 0 : 1)
                .ThenBy(item => item.Text, StringComparer.OrdinalIgnoreCase),
        ];
    }

    private static IEnumerable<Completion> Keywords(string prefix) =>
        AllKeywords
            .Where(keyword => prefix.Length > 0 && keyword.StartsWith(prefix, StringComparison.Ordinal))
            .Select(keyword => new Completion(keyword, "keyword", ""));

    /// <summary>What can follow the dot.</summary>
    private static IEnumerable<ISymbol> Members(SemanticModel model, SyntaxToken dot)
    {
        var left = dot.Parent switch
        {
            MemberAccessExpressionSyntax access => access.Expression,
            QualifiedNameSyntax name => name.Left,
            MemberBindingExpressionSyntax binding => binding
                .Ancestors()
                .OfType<ConditionalAccessExpressionSyntax>()
                .FirstOrDefault()
                ?.Expression,
            _ => null,
        };
        if (left is null)
        {
            return [];
        }
        if (model.GetSymbolInfo(left).Symbol is INamespaceOrTypeSymbol container)
        {
            return model
                .LookupSymbols(dot.Span.End, container)
                .Where(symbol => symbol.IsStatic || symbol is INamespaceOrTypeSymbol);
        }
        var type = model.GetTypeInfo(left).Type;
        if (
            dot.Parent is MemberBindingExpressionSyntax
            && type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
        )
        {
            type = nullable.TypeArguments[0];
        }
        return type is null or IErrorTypeSymbol
            ? []
            : model
                .LookupSymbols(dot.Span.End, type, includeReducedExtensionMethods: true)
                .Where(symbol => !symbol.IsStatic && symbol is not INamespaceOrTypeSymbol);
    }

    /// <summary>Whether the name is of use in a cell: a namespace without public types, as most of the kernel's own are, is not.</summary>
    private static bool IsBrowsable(ISymbol symbol) =>
        symbol is INamespaceSymbol space
            ? space.ConstituentNamespaces.Any(part => part.ContainingAssembly?.Name != OwnName)
                || space
                    .GetMembers()
                    .Any(member =>
                        (member is INamespaceSymbol || member.DeclaredAccessibility == Accessibility.Public)
                        && IsBrowsable(member)
                    )
            : !IsHidden(symbol);

    private static bool IsHidden(ISymbol symbol) =>
        symbol
            .GetAttributes()
            .Any(attribute =>
                attribute.AttributeClass?.Name == "EditorBrowsableAttribute"
                && attribute.ConstructorArguments is [{ Value: (int)System.ComponentModel.EditorBrowsableState.Never }]
            );

    private static Completion Item(ISymbol symbol, int overloads)
    {
        var signature = symbol.ToDisplayString(SignatureFormat) + (overloads > 1 ? $" (+ {overloads - 1} more)" : "");
        var text = SyntaxFacts.GetKeywordKind(symbol.Name) == SyntaxKind.None ? symbol.Name : "@" + symbol.Name;
        return new Completion(text, Kind(symbol), signature);
    }

    private static string Kind(ISymbol symbol) =>
        symbol switch
        {
            INamespaceSymbol => "module",
            INamedTypeSymbol { TypeKind: TypeKind.Interface } => "interface",
            INamedTypeSymbol { TypeKind: TypeKind.Enum } => "enum",
            INamedTypeSymbol { TypeKind: TypeKind.Struct } => "struct",
            ITypeSymbol => "class",
            IMethodSymbol { ContainingType.IsScriptClass: true } => "function",
            IMethodSymbol => "method",
            IPropertySymbol => "property",
            IEventSymbol => "event",
            IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum } => "enumMember",
            IFieldSymbol { ContainingType.IsScriptClass: true } or ILocalSymbol or IParameterSymbol => "variable",
            IFieldSymbol => "field",
            _ => "value",
        };
}
