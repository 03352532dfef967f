using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workbook.Engine.Stopping;

namespace Workbook.Engine.Compilation;

/// <summary>
/// Lets every loop of a cell ask the stop button before each turn. The alternative, to abort the thread, is kept for what does
/// not ask: on Linux, .NET 10 ends the process where an abort meets a thread that returns from a call.
/// </summary>
internal sealed class StoppableLoops : CSharpSyntaxRewriter
{
    private static readonly StatementSyntax Ask = SyntaxFactory.ParseStatement(
        $"global::{typeof(StopButton)}.{nameof(StopButton.Obey)}();"
    );

    /// <summary>The same code, line by line, with the questions; the tree itself where there is no loop.</summary>
    public static SyntaxTree In(SyntaxTree tree)
    {
        var root = tree.GetRoot();
        var asking = new StoppableLoops().Visit(root);
        return asking == root
            ? tree
            : CSharpSyntaxTree.Create((CSharpSyntaxNode)asking, (CSharpParseOptions)tree.Options);
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

    private static BlockSyntax Asking(StatementSyntax body) =>
        body is BlockSyntax block
            ? block.WithStatements(block.Statements.Insert(0, Ask))
            : SyntaxFactory.Block(Ask, body);
}
