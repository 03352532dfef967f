using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workbook.Engine.Stopping;

namespace Workbook.Engine.Compilation;

/// <summary>
/// Lets every loop and every function of a cell ask the stop button. The alternative, to abort the thread, is kept for what does
/// not ask: on Linux, .NET 10 ends the process where an abort meets a thread that returns from a call.
/// </summary>
internal sealed class StoppableSource : CSharpSyntaxRewriter
{
    private static readonly StatementSyntax Obey = Call(nameof(StopButton.Obey));
    private static readonly StatementSyntax Enter = Call(nameof(StopButton.Enter));

    private static readonly ExpressionSyntax AskedMethod = SyntaxFactory.ParseExpression(
        $"global::{typeof(StopButton)}.{nameof(StopButton.Asked)}"
    );
    private static readonly ExpressionSyntax FailFast = SyntaxFactory.ParseExpression(
        $"global::{typeof(StopButton)}.{nameof(StopButton.FailFast)}"
    );

    /// <summary>The same code, line by line, with the questions; the tree itself where there is nothing that could ask.</summary>
    public static SyntaxTree In(SyntaxTree tree) => With(tree, new StoppableSource().Visit(tree.GetRoot()));

    /// <summary>
    /// The same code with the questions in lambdas and queries too, whose form depends on what they are converted to; the tree
    /// itself where there are none.
    /// </summary>
    /// <param name="tree">The only tree of the compilation.</param>
    public static SyntaxTree InLambdas(SyntaxTree tree, CSharpCompilation compilation)
    {
        var root = tree.GetRoot();
        if (!root.DescendantNodes().Any(CanAsk))
        {
            return tree;
        }
        var model = compilation.AddSyntaxTrees(tree).GetSemanticModel(tree);
        // An expression tree has to stay what it is, with all that is in it.
        var asking = root.DescendantNodes()
            .Where(CanAsk)
            .Where(node => node.AncestorsAndSelf().All(outer => !IsFunction(outer) || BecomesDelegate(outer, model)));
        return With(
            tree,
            root.ReplaceNodes(
                asking,
                (original, node) =>
                    node switch
                    {
                        LambdaExpressionSyntax lambda => Asking(lambda, model.GetSymbolInfo(original).Symbol),
                        WhereClauseSyntax where => where.WithCondition(Asked(where.Condition)),
                        LetClauseSyntax let => let.WithExpression(Asked(let.Expression)),
                        OrderingSyntax ordering => ordering.WithExpression(Asked(ordering.Expression)),
                        SelectClauseSyntax select => select.WithExpression(Asked(select.Expression)),
                        GroupClauseSyntax group => group.WithByExpression(Asked(group.ByExpression)),
                        _ => node,
                    }
            )
        );
    }

    public override SyntaxNode? VisitWhileStatement(WhileStatementSyntax node) =>
        base.VisitWhileStatement(node.WithStatement(Asking(node.Statement)));

    public override SyntaxNode? VisitDoStatement(DoStatementSyntax node) =>
        base.VisitDoStatement(node.WithStatement(Asking(node.Statement)));

    public override SyntaxNode? VisitForStatement(ForStatementSyntax node) =>
        base.VisitForStatement(node.WithStatement(Asking(node.Statement)));

    public override SyntaxNode? VisitForEachStatement(ForEachStatementSyntax node) =>
        base.VisitForEachStatement(node.WithStatement(Asking(node.Statement)));

    public override SyntaxNode? VisitForEachVariableStatement(ForEachVariableStatementSyntax node) =>
        base.VisitForEachVariableStatement(node.WithStatement(Asking(node.Statement)));

    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node) =>
        // Called by native code, it must not throw.
        node.AttributeLists.ToString().Contains("UnmanagedCallersOnly")
            ? node
            : base.VisitMethodDeclaration(
                Body(node.Body, node.ExpressionBody, ReturnsValue(node.ReturnType, node.Modifiers)) is { } body
                    ? node.WithBody(body).WithExpressionBody(null).WithSemicolonToken(default)
                    : node
            );

    public override SyntaxNode? VisitLocalFunctionStatement(LocalFunctionStatementSyntax node) =>
        base.VisitLocalFunctionStatement(
            Body(node.Body, node.ExpressionBody, ReturnsValue(node.ReturnType, node.Modifiers)) is { } body
                ? node.WithBody(body).WithExpressionBody(null).WithSemicolonToken(default)
                : node
        );

    public override SyntaxNode? VisitConstructorDeclaration(ConstructorDeclarationSyntax node) =>
        base.VisitConstructorDeclaration(
            Body(node.Body, node.ExpressionBody, returnsValue: false) is { } body
                ? node.WithBody(body).WithExpressionBody(null).WithSemicolonToken(default)
                : node
        );

    public override SyntaxNode? VisitOperatorDeclaration(OperatorDeclarationSyntax node) =>
        base.VisitOperatorDeclaration(
            Body(node.Body, node.ExpressionBody, ReturnsValue(node.ReturnType, node.Modifiers)) is { } body
                ? node.WithBody(body).WithExpressionBody(null).WithSemicolonToken(default)
                : node
        );

    public override SyntaxNode? VisitConversionOperatorDeclaration(ConversionOperatorDeclarationSyntax node) =>
        base.VisitConversionOperatorDeclaration(
            Body(node.Body, node.ExpressionBody, returnsValue: true) is { } body
                ? node.WithBody(body).WithExpressionBody(null).WithSemicolonToken(default)
                : node
        );

    public override SyntaxNode? VisitAccessorDeclaration(AccessorDeclarationSyntax node) =>
        base.VisitAccessorDeclaration(
            Body(node.Body, node.ExpressionBody, node.IsKind(SyntaxKind.GetAccessorDeclaration)) is { } body
                ? node.WithBody(body).WithExpressionBody(null).WithSemicolonToken(default)
                : node
        );

    public override SyntaxNode? VisitPropertyDeclaration(PropertyDeclarationSyntax node) =>
        base.VisitPropertyDeclaration(
            Body(null, node.ExpressionBody, returnsValue: true) is { } body
                ? node.WithAccessorList(Getter(body)).WithExpressionBody(null).WithSemicolonToken(default)
                : node
        );

    public override SyntaxNode? VisitIndexerDeclaration(IndexerDeclarationSyntax node) =>
        base.VisitIndexerDeclaration(
            Body(null, node.ExpressionBody, returnsValue: true) is { } body
                ? node.WithAccessorList(Getter(body)).WithExpressionBody(null).WithSemicolonToken(default)
                : node
        );

    public override SyntaxNode? VisitMemberAccessExpression(MemberAccessExpressionSyntax node) =>
        node.ToString() is "Environment.FailFast" or "System.Environment.FailFast"
            ? FailFast.WithTriviaFrom(node)
            : base.VisitMemberAccessExpression(node);

    public override SyntaxNode? VisitSimpleLambdaExpression(SimpleLambdaExpressionSyntax node) =>
        base.VisitSimpleLambdaExpression(node.Block is { } block ? node.WithBlock(Entering(block)) : node);

    public override SyntaxNode? VisitParenthesizedLambdaExpression(ParenthesizedLambdaExpressionSyntax node) =>
        base.VisitParenthesizedLambdaExpression(node.Block is { } block ? node.WithBlock(Entering(block)) : node);

    public override SyntaxNode? VisitAnonymousMethodExpression(AnonymousMethodExpressionSyntax node) =>
        base.VisitAnonymousMethodExpression(node.WithBlock(Entering(node.Block)));

    private static SyntaxTree With(SyntaxTree tree, SyntaxNode root) =>
        root == tree.GetRoot()
            ? tree
            : CSharpSyntaxTree.Create((CSharpSyntaxNode)root, (CSharpParseOptions)tree.Options);

    private static BlockSyntax Asking(StatementSyntax body) =>
        body is BlockSyntax block
            ? block.WithStatements(block.Statements.Insert(0, Obey))
            : SyntaxFactory.Block(Obey, body);

    private static BlockSyntax Entering(BlockSyntax block) => block.WithStatements(block.Statements.Insert(0, Enter));

    /// <summary>The body that asks first, or null where there is none that could.</summary>
    private static BlockSyntax? Body(BlockSyntax? block, ArrowExpressionClauseSyntax? arrow, bool returnsValue) =>
        block is not null ? Entering(block)
        : arrow is null or { Expression: ThrowExpressionSyntax } ? null
        : Entering(arrow.Expression, returnsValue);

    private static BlockSyntax Entering(ExpressionSyntax expression, bool returnsValue) =>
        SyntaxFactory.Block(
            Enter,
            returnsValue
                ? SyntaxFactory.ReturnStatement(
                    SyntaxFactory.Token(SyntaxKind.ReturnKeyword).WithTrailingTrivia(SyntaxFactory.Space),
                    expression,
                    SyntaxFactory.Token(SyntaxKind.SemicolonToken)
                )
                : SyntaxFactory.ExpressionStatement(expression)
        );

    private static AccessorListSyntax Getter(BlockSyntax body) =>
        SyntaxFactory.AccessorList([SyntaxFactory.AccessorDeclaration(SyntaxKind.GetAccessorDeclaration, body)]);

    private static bool ReturnsValue(TypeSyntax type, SyntaxTokenList modifiers) =>
        modifiers.Any(SyntaxKind.AsyncKeyword)
            ? type is GenericNameSyntax or QualifiedNameSyntax { Right: GenericNameSyntax }
            : type is not PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword };

    private static bool CanAsk(SyntaxNode node) =>
        node switch
        {
            LambdaExpressionSyntax lambda => lambda.ExpressionBody is not (null or ThrowExpressionSyntax),
            // Of a name alone it may be no call at all.
            SelectClauseSyntax select => select.Expression is not IdentifierNameSyntax,
            _ => IsFunction(node),
        };

    /// <summary>Whether the compiler makes a function of the node, or an expression tree.</summary>
    private static bool IsFunction(SyntaxNode node) =>
        node
            is LambdaExpressionSyntax
                or WhereClauseSyntax
                or LetClauseSyntax
                or OrderingSyntax
                or SelectOrGroupClauseSyntax;

    private static bool BecomesDelegate(SyntaxNode node, SemanticModel model)
    {
        return node switch
        {
            LambdaExpressionSyntax => model.GetTypeInfo(node).ConvertedType?.TypeKind == TypeKind.Delegate,
            QueryClauseSyntax clause => TakesDelegate(model.GetQueryClauseInfo(clause).OperationInfo.Symbol),
            _ => TakesDelegate(model.GetSymbolInfo(node).Symbol),
        };

        static bool TakesDelegate(ISymbol? called) =>
            called is IMethodSymbol method && method.Parameters.Any(p => p.Type.TypeKind == TypeKind.Delegate);
    }

    private static LambdaExpressionSyntax Asking(LambdaExpressionSyntax lambda, ISymbol? symbol) =>
        symbol is IMethodSymbol method
            ? lambda
                .WithExpressionBody(null)
                .WithBlock(
                    Entering(
                        lambda.ExpressionBody!,
                        !method.ReturnsVoid
                            && !(method.IsAsync && method.ReturnType is INamedTypeSymbol { IsGenericType: false })
                    )
                )
            : lambda;

    private static InvocationExpressionSyntax Asked(ExpressionSyntax expression) =>
        SyntaxFactory
            .InvocationExpression(
                AskedMethod,
                SyntaxFactory.ArgumentList([SyntaxFactory.Argument(expression.WithoutTrivia())])
            )
            .WithTriviaFrom(expression);

    private static StatementSyntax Call(string method) =>
        SyntaxFactory.ParseStatement($"global::{typeof(StopButton)}.{method}();");
}
