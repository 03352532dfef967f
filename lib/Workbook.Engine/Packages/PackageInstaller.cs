using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Workbook.Engine.Compilation;
using Workbook.Engine.Consoles;
using Workbook.Engine.Display;
using Workbook.Engine.Programs;
using Workbook.Engine.Results;

namespace Workbook.Engine.Packages;

/// <summary>
/// Gets NuGet packages with all they depend on, by letting <c>dotnet restore</c> restore a project that asks for them.
/// The projects are kept: a set of packages is restored once.
/// </summary>
internal sealed partial class PackageInstaller(CSharpSession session) : IPackages
{
    /// <summary>The name of the error where a package cannot be had.</summary>
    public const string Unavailable = "PackageUnavailable";

    private readonly Dictionary<string, PackageReference> _packages = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _sources = [];

    public void AddSource(string source) => _sources.Add(source);

    public IReadOnlyList<string> Install(
        CellContext cell,
        IReadOnlyList<PackageReference> wanted,
        CancellationToken interrupt
    )
    {
        var added = wanted
            .Where(package => !_packages.TryGetValue(package.Name, out var known) || known != package)
            .ToList();
        if (added.Count == 0)
        {
            return [];
        }
        var all = new Dictionary<string, PackageReference>(_packages, StringComparer.OrdinalIgnoreCase);
        added.ForEach(package => all[package.Name] = package);
        var project = WriteProject(all.Values);
        var names = string.Join("; ", added);
        var progress = new DisplayedValue(cell, $"Installing {names} …", []);
        var folder = Path.Combine(Path.GetDirectoryName(project)!, "obj");
        // A floating version may have moved on; a fixed one has not.
        if (!IsRestored(folder) || all.Values.Any(package => package.Version.Contains('*')))
        {
            Restore(project, names, progress, interrupt);
        }
        var assets = PackageAssets.Read(Path.Combine(folder, "project.assets.json"));
        assets.AddTo(session);
        foreach (var package in added)
        {
            _packages[package.Name] = package;
        }
        progress.Update($"Installed {string.Join("; ", added.Select(assets.Describe))}");
        return assets.Extensions;
    }

    private string WriteProject(IEnumerable<PackageReference> all)
    {
        var project = new XElement(
            "Project",
            new XAttribute("Sdk", "Microsoft.NET.Sdk"),
            new XElement(
                "PropertyGroup",
                new XElement("TargetFramework", $"net{Environment.Version.Major}.0"),
                new XElement("NuGetAudit", "false"),
                new XElement("RestoreAdditionalProjectSources", string.Join(";", _sources))
            ),
            new XElement(
                "ItemGroup",
                all.OrderBy(package => package.Name, StringComparer.OrdinalIgnoreCase)
                    .Select(package => new XElement(
                        "PackageReference",
                        new XAttribute("Include", package.Name),
                        new XAttribute("Version", package.Version)
                    ))
            )
        );
        var text = project.ToString();
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
        var path = Path.Combine(UserCache.Packages, key, "packages.csproj");
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
        return path;
    }

    // A restore that failed leaves its files behind as well; NuGet notes in this one how it ended.
    private static bool IsRestored(string folder)
    {
        var path = Path.Combine(folder, "project.nuget.cache");
        return File.Exists(path) && (bool?)JsonNode.Parse(File.ReadAllText(path))?["success"] == true;
    }

    private static void Restore(string project, string names, DisplayedValue progress, CancellationToken interrupt)
    {
        var start = new ProcessStartInfo(
            DotnetProgram.Path,
            // The reader's own settings further up the folders are for other projects.
            [
                "restore",
                project,
                "--nologo",
                "-v",
                "quiet",
                "-nodeReuse:false",
                "-p:ImportDirectoryBuildProps=false",
                "-p:ImportDirectoryPackagesProps=false",
            ]
        );
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        var restore = ChildProcess.Run(
            start,
            TimeSpan.MaxValue,
            seconds => progress.Update($"Installing {names} … {seconds} s"),
            interrupt
        );
        if (restore.ExitCode != 0)
        {
            progress.Update($"Not installed: {names}");
            throw new CellException(Unavailable, $"{names} cannot be installed: {Reason(restore.Output)}");
        }
    }

    private static string Reason(string log)
    {
        var match = Problem().Match(log);
        return match.Success
            ? match.Groups[1].Value.Trim()
            : "dotnet restore failed without saying why. Are you connected to the network?";
    }

    [GeneratedRegex(@"error (?:NU\d+|MSB\d+): (.+?)(?: \[[^\]]+\])?\r?$", RegexOptions.Multiline)]
    private static partial Regex Problem();
}
