using Workbook.Engine.Compilation;
using Workbook.Engine.Packages;

namespace Workbook.Engine.Languages;

/// <summary>The languages of one notebook, found by the words after <c>#!</c>.</summary>
internal sealed class LanguageTable
{
    private readonly ICellLanguage[] _languages;

    /// <param name="workingDirectory">Where relative paths in cells start.</param>
    public LanguageTable(CSharpSession session, IPackages packages, string workingDirectory) =>
        _languages = [
            new CSharpLanguage(session, packages, workingDirectory, new InteractiveVocabulary(session, this)),
            new FSharpLanguage(session),
            new HtmlLanguage(),
            new JavaScriptLanguage(),
            new MarkdownLanguage(),
            new MermaidLanguage(),
            new ValueLanguage(this, workingDirectory),
        ];

    /// <summary>What cells are in that say nothing.</summary>
    public ICellLanguage CSharp => _languages[0];

    public IEnumerable<ICellLanguage> All => _languages;

    /// <summary>The language that is called so, or null.</summary>
    public ICellLanguage? Find(string name) =>
        Array.Find(_languages, language => language.Names.Contains(name, StringComparer.OrdinalIgnoreCase));
}
