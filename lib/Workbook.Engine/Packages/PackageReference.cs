namespace Workbook.Engine.Packages;

/// <summary>A NuGet package that a cell asks for.</summary>
/// <param name="Version">The version, or "*" for the newest.</param>
internal sealed record PackageReference(string Name, string Version)
{
    /// <summary>Reads "nuget: Name" or "nuget: Name, version"; null for anything else.</summary>
    public static PackageReference? Parse(string text)
    {
        if (!text.StartsWith("nuget:", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }
        var parts = text["nuget:".Length..]
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == 0 ? null : new PackageReference(parts[0], parts.Length > 1 ? parts[1] : "*");
    }

    public override string ToString() => Version == "*" ? Name : $"{Name}, {Version}";
}
