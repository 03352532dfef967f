using System.Text.RegularExpressions;
using Workbook.Engine;

namespace Workbook.Notebooks.Tests;

/// <summary>What the repository's texts promise is there.</summary>
public sealed partial class DocumentationTests
{
    public static TheoryData<string> Pages =>
        [
            .. Directory
                .GetFiles(Repository.Root, "*.md")
                .Concat(Directory.GetFiles(Path.Combine(Repository.Root, "notebooks"), "*.md"))
                .Concat(
                    Directory.GetFiles(
                        Path.Combine(Repository.Root, "lib"),
                        "*.md",
                        new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 2 }
                    )
                )
                .Select(path => Path.GetRelativePath(Repository.Root, path)),
        ];

    [Theory, MemberData(nameof(Pages))]
    public void Links_and_pictures_lead_somewhere(string page)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Repository.Root, page))!;
        var targets = RelativeLink()
            .Matches(File.ReadAllText(Path.Combine(Repository.Root, page)))
            .Select(link => Uri.UnescapeDataString(link.Groups[1].Value))
            // On GitHub, this leads out of the files to the repository's codespaces.
            .Where(target => target != "../../codespaces/new");
        Assert.All(
            targets,
            target =>
                Assert.True(Path.Exists(Path.Combine(folder, target)), $"{page} links to {target}, which is not there.")
        );
    }

    [Fact]
    public void The_index_of_items_names_the_notebooks_that_rebuild_them()
    {
        var rows = IndexRow()
            .Matches(File.ReadAllText(Path.Combine(Repository.Root, "notebooks", "README.md")))
            .Select(row => (Id: row.Groups[1].Value, Notebooks: row.Groups[2].Value.Split(", ")));
        Assert.Equal(Ledger.Ids, rows.Select(row => row.Id));
        Assert.All(
            rows,
            row =>
                Assert.All(
                    row.Notebooks,
                    prefix =>
                        Assert.Contains(
                            row.Id,
                            Repository
                                .Notebooks.Where(notebook => notebook.Name.StartsWith(prefix))
                                .SelectMany(notebook => notebook.Cells)
                                .SelectMany(cell => cell.Tags)
                        )
                )
        );
    }

    [Theory]
    [InlineData("dotnet run -c Release --project lib/Workbook.Book -- start")]
    [InlineData("dotnet test")]
    public void The_README_gives_the_two_commands(string command) =>
        Assert.Contains(
            $"\n{command}\n",
            File.ReadAllText(Path.Combine(Repository.Root, "README.md")).ReplaceLineEndings("\n")
        );

    [Fact]
    public void The_changelog_knows_the_version()
    {
        var headings = ChangelogHeading()
            .Matches(File.ReadAllText(Path.Combine(Repository.Root, "CHANGELOG.md")))
            .Select(heading => heading.Groups[1].Value)
            .ToList();
        Assert.Equal("Unreleased", headings[0]);
        // Between two versions the number is the next one's.
        var isReleased = !ProductVersion.Text.EndsWith("-dev");
        Assert.Equal(isReleased, headings.Contains(ProductVersion.Text));
        Assert.True(isReleased || Version.Parse(ProductVersion.Text[..^4]) > Version.Parse(headings[1]));
    }

    [GeneratedRegex(@"^## \[([^\]]+)\]", RegexOptions.Multiline)]
    private static partial Regex ChangelogHeading();

    [GeneratedRegex(@"\]\((?!\w+:|#)([^)#\s]+)[^)]*\)")]
    private static partial Regex RelativeLink();

    [GeneratedRegex(@"^\| ([A-D]\d\d) \|.*\| ([^|]+?) \|$", RegexOptions.Multiline)]
    private static partial Regex IndexRow();
}
