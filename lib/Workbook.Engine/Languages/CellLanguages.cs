namespace Workbook.Engine.Languages;

/// <summary>The languages that a cell can be in, and the names after <c>#!</c> that choose them.</summary>
internal static class CellLanguages
{
    public const string CSharp = "csharp";
    public const string FSharp = "fsharp";
    public const string Html = "html";
    public const string JavaScript = "javascript";
    public const string Markdown = "markdown";
    public const string Mermaid = "mermaid";

    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        [CSharp] = CSharp,
        ["c#"] = CSharp,
        [FSharp] = FSharp,
        ["f#"] = FSharp,
        [Html] = Html,
        [JavaScript] = JavaScript,
        ["js"] = JavaScript,
        [Markdown] = Markdown,
        ["md"] = Markdown,
        [Mermaid] = Mermaid,
    };

    public static IEnumerable<string> All => Names.Values.Distinct();

    public static string? Find(string name) => Names.GetValueOrDefault(name);
}
