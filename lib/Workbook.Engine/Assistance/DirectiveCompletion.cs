using System.Text.RegularExpressions;

namespace Workbook.Engine.Assistance;

/// <summary>Completes the lines that begin with <c>#</c>: commands and paths.</summary>
internal static partial class DirectiveCompletion
{
    /// <summary>The completions of a line up to the cursor, or null where it is no such line.</summary>
    public static Completions? Of(string line, int cursor, IEnumerable<string> directives, string workingDirectory)
    {
        if (Path().Match(line) is { Success: true } path)
        {
            return Files(path.Groups[1].Value, cursor, workingDirectory);
        }
        if (Command().Match(line) is { Success: true } command)
        {
            var prefix = command.Groups[1].Value;
            return new Completions(
                cursor - prefix.Length,
                cursor,
                [
                    .. directives
                        .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
                        .Select(name => new Completion(name, "magic", "")),
                ]
            );
        }
        return null;
    }

    private static Completions Files(string typed, int cursor, string workingDirectory)
    {
        var cut = typed.LastIndexOf('/') + 1;
        var prefix = typed[cut..];
        var folder = new DirectoryInfo(System.IO.Path.GetFullPath(typed[..cut], workingDirectory));
        var entries =
            folder.Exists && !typed.StartsWith("nuget:", StringComparison.Ordinal)
                ? folder
                    .EnumerateDirectories()
                    .Cast<FileSystemInfo>()
                    .Concat(folder.EnumerateFiles().Where(file => IsCode(file.Extension)))
                : [];
        return new Completions(
            cursor - prefix.Length,
            cursor,
            [
                .. entries
                    .Where(entry => entry.Name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                    .OrderBy(entry => entry.Name, StringComparer.Ordinal)
                    .Select(entry =>
                        entry is DirectoryInfo
                            ? new Completion(entry.Name + "/", "folder", "")
                            : new Completion(entry.Name, "file", "")
                    ),
            ]
        );
    }

    private static bool IsCode(string extension) => extension is ".dll" or ".cs" or ".csx" or ".ipynb" or ".dib";

    [GeneratedRegex("""^\s*(?:#r\s+"|#load\s+"|#!import\s+"?)([^"]*)$""")]
    private static partial Regex Path();

    [GeneratedRegex(@"^(#!\w*)$")]
    private static partial Regex Command();
}
