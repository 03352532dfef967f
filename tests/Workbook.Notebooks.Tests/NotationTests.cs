using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workbook.Book.Notebooks;

namespace Workbook.Notebooks.Tests;

/// <summary>The table of notation in notebook 00 is what the cells of all notebooks follow: its names are used, other names for the same are not.</summary>
public sealed partial class NotationTests
{
    /// <summary>Names that readers know from elsewhere, under the name that the book has for the same.</summary>
    private static readonly IReadOnlyDictionary<string, string[]> Synonyms = new Dictionary<string, string[]>
    {
        ["X"] = ["features", "input", "inputs"],
        ["Y"] = ["desired", "expected", "target", "targets", "truth", "wanted", "yTrue"],
        ["N"] = ["exampleCount", "observationCount", "sampleCount"],
        ["W1"] = ["weight1", "theta1", "w1Matrix"],
        ["b1"] = ["bias1", "biases1"],
        ["Z1"] = ["logits", "preactivation", "preactivations", "sums1"],
        ["A1"] = ["activation1", "activations1"],
        ["Ŷ"] = ["output", "outputs", "prediction", "yHat", "yPred"],
        ["p"] = ["probs", "distribution"],
        ["σ"] = ["logistic", "sig", "sigmoid"],
        ["loss"] = ["cost", "costs", "objective"],
        ["dQ"] = ["adjoint", "adjoints", "grad", "grads", "nabla", "δ"],
        ["α"] = ["alpha", "eta", "learningRate", "lr", "stepSize", "η"],
        ["λ"] = ["lambda", "penaltyWeight", "weightDecay"],
        ["ε"] = ["eps", "epsilon", "nudge"],
    };

    /// <summary>The cost that notebook 4 has from its source; and in 6, what an operation of the tape is applied to.</summary>
    private static readonly string[] OtherMeanings = ["04: cost", "06: input", "06: inputs"];

    private static readonly IReadOnlyList<Row> Table =
    [
        .. TableRow()
            .Matches(Repository.Load("00-start-here").Cells.Single(cell => cell.Id == "notation").Source)
            .Select(row => new Row(Names(row.Groups[1].Value), row.Groups[2].Value)),
    ];

    private static readonly ILookup<string, (string Notebook, SyntaxNode Code)> Cells = Repository
        .Notebooks.Where(notebook => !notebook.Name.StartsWith("appendix"))
        .SelectMany(notebook => notebook.Cells.SelectMany(Code).Select(code => (notebook.Name[..2], code)))
        .ToLookup(cell => cell.Item1);

    [Fact]
    public void Every_name_of_the_table_is_used()
    {
        Assert.True(Table.Count > 15, "The table is not where this test looks for it.");
        var used = Cells.SelectMany(cells => cells).SelectMany(cell => Used(cell.Code)).ToHashSet();
        // dQ stands for the name of any quantity after a d, and what is no name is an expression.
        var names = Table.SelectMany(row => row.Names).Where(name => name != "dQ" && Identifier().IsMatch(name));
        Assert.Empty(names.Except(used));
    }

    [Fact]
    public void Names_of_single_notebooks_are_declared_there()
    {
        var local =
            from row in Table
            from claim in Claim().Matches(row.Meaning)
            from notebook in Numbers(claim)
            select (Notebook: notebook, Name: claim.Groups[3].Value);
        Assert.NotEmpty(local);
        Assert.All(
            local,
            claim => Assert.Contains(claim.Name, Cells[claim.Notebook].SelectMany(cell => Declared(cell.Code)))
        );
    }

    [Fact]
    public void No_cell_has_another_name_for_what_the_table_names()
    {
        Assert.Empty(Synonyms.Keys.Except(Table.SelectMany(row => row.Names)));
        var others =
            from cells in Cells
            from cell in cells
            from name in Declared(cell.Code)
            from synonym in Synonyms
            where synonym.Value.Contains(name) && !OtherMeanings.Contains($"{cells.Key}: {name}")
            select $"{cells.Key}: {name} instead of {synonym.Key}: {cell.Code.ToString().Split('\n')[0]}";
        Assert.True(!others.Any(), string.Join("\n", others));
    }

    /// <summary>A cell's code, or that of the solution that it folds.</summary>
    private static IEnumerable<SyntaxNode> Code(NotebookCell cell) =>
        (cell.IsMarkdown ? Fence().Matches(cell.Source).Select(fence => fence.Groups[1].Value) : [cell.Source]).Select(
            code =>
                CSharpSyntaxTree.ParseText(code, CSharpParseOptions.Default.WithKind(SourceCodeKind.Script)).GetRoot()
        );

    private static IEnumerable<string> Used(SyntaxNode code) =>
        code.DescendantTokens()
            .Where(token => token.IsKind(SyntaxKind.IdentifierToken))
            .Select(token => token.ValueText);

    private static IEnumerable<string> Declared(SyntaxNode code) =>
        code.DescendantNodes()
            .Select(node =>
                node switch
                {
                    VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
                    SingleVariableDesignationSyntax variable => variable.Identifier.ValueText,
                    ForEachStatementSyntax loop => loop.Identifier.ValueText,
                    ParameterSyntax parameter => parameter.Identifier.ValueText,
                    PropertyDeclarationSyntax property => property.Identifier.ValueText,
                    MethodDeclarationSyntax function => function.Identifier.ValueText,
                    LocalFunctionStatementSyntax function => function.Identifier.ValueText,
                    _ => null,
                }
            )
            .OfType<string>();

    private static string[] Names(string column) => [.. Quoted().Matches(column).Select(name => name.Groups[1].Value)];

    private static string[] Numbers(Match claim) =>
        [
            .. new[] { claim.Groups[1], claim.Groups[2] }
                .Where(group => group.Success)
                .Select(group => "0" + group.Value),
        ];

    private sealed record Row(string[] Names, string Meaning);

    [GeneratedRegex(@"^\| [^|]*\$.*?\$ \| (`[^|]+`) \| (.+) \|$", RegexOptions.Multiline)]
    private static partial Regex TableRow();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^[\p{L}_]\w*$")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"in notebooks? (\d)(?: and (\d))?,[^`]*`(\w+)`")]
    private static partial Regex Claim();

    [GeneratedRegex(@"^```csharp\s*\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();
}
