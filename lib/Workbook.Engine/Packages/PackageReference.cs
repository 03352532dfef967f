using System.Text.RegularExpressions;

namespace Workbook.Engine.Packages;

/// <summary>A NuGet package that a cell asks for.</summary>
/// <param name="Version">The version, or "*" for the newest.</param>
internal sealed partial record PackageReference(string Name, string Version)
{
    /// <summary>Reads "nuget: Name" or "nuget: Name, version"; null for anything that is no package.</summary>
    /// <exception cref="FormatException">It is a package, written in another way; the message says how to write it.</exception>
    public static PackageReference? Parse(string text)
    {
        if (!text.TrimStart().StartsWith("nuget:", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }
        var parts = text[(text.IndexOf(':') + 1)..].Split(',', StringSplitOptions.TrimEntries);
        if (NamePattern().IsMatch(parts[0]) && parts.Length <= 2)
        {
            return new PackageReference(parts[0], parts.Length > 1 && parts[1] != "" ? parts[1] : "*");
        }
        var apart = Apart().Match(parts[0]);
        var (name, version) = apart.Success ? (apart.Groups[1].Value, apart.Groups[2].Value) : ("Name", "1.2.3");
        throw new FormatException(
            $"\"{text}\" names no package: the name comes first, then, after a comma, the version: #r \"nuget: {name}, {version}\""
        );
    }

    public override string ToString() => Version == "*" ? Name : $"{Name}, {Version}";

    [GeneratedRegex(@"^[\w.-]+$")]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"^([\w.-]+)\s*[/@=\s:]+\s*v?(\d[\w.*+-]*)$")]
    private static partial Regex Apart();
}
