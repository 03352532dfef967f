using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Workbook.Engine.Compilation;
using Workbook.Engine.Libraries;

namespace Workbook.Engine.Packages;

/// <summary>The files of restored packages, as <c>project.assets.json</c> lists them.</summary>
/// <param name="Compile">Assemblies to compile against.</param>
/// <param name="Runtime">Assemblies to load.</param>
/// <param name="Native">Native libraries for this platform.</param>
/// <param name="Extensions">What packages bring for notebooks: .dll and .dib files.</param>
/// <param name="Versions">The version that was taken of each package, by its name in any case.</param>
/// <param name="Requests">What was asked for, as NuGet understood it: "[5.1.0, )" for "5.1".</param>
internal sealed partial record PackageAssets(
    IReadOnlyList<string> Compile,
    IReadOnlyList<string> Runtime,
    IReadOnlyList<string> Native,
    IReadOnlyList<string> Extensions,
    IReadOnlyDictionary<string, string> Versions,
    IReadOnlyDictionary<string, string> Requests
)
{
    public static PackageAssets Read(string path)
    {
        using var assets = JsonDocument.Parse(File.ReadAllText(path));
        var root = assets.RootElement;
        var folders = root.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name).ToList();
        var libraries = root.GetProperty("libraries");
        List<string> compile = [],
            runtime = [],
            native = [],
            extensions = [];
        var versions = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var package in root.GetProperty("targets").EnumerateObject().First().Value.EnumerateObject())
        {
            var slash = package.Name.IndexOf('/');
            versions[package.Name[..slash]] = package.Name[(slash + 1)..];
            var folder = libraries.GetProperty(package.Name).GetProperty("path").GetString()!;
            compile.AddRange(Files(package.Value, "compile", folder, folders));
            runtime.AddRange(Files(package.Value, "runtime", folder, folders));
            native.AddRange(Files(package.Value, "native", folder, folders));
            AddForPlatform(package.Value, folder, folders, runtime, native);
            extensions.AddRange(ExtensionsIn(libraries.GetProperty(package.Name), folder, folders));
        }
        var requests = root.GetProperty("project")
            .GetProperty("frameworks")
            .EnumerateObject()
            .First()
            .Value.GetProperty("dependencies")
            .EnumerateObject()
            .ToDictionary(
                package => package.Name,
                package => package.Value.GetProperty("version").GetString()!,
                StringComparer.OrdinalIgnoreCase
            );
        return new PackageAssets(compile, runtime, native, extensions, versions, requests);
    }

    /// <summary>A package and the version that was taken, and what was asked for where that is something else: NuGet takes the next version in place of a missing one.</summary>
    public string Describe(PackageReference asked)
    {
        var taken = $"{asked.Name}, {Versions[asked.Name]}";
        if (
            asked.Version == "*"
            || Requests[asked.Name]
                .TrimStart('[')
                .StartsWith(Versions[asked.Name] + ",", StringComparison.OrdinalIgnoreCase)
        )
        {
            return taken;
        }
        var isRange = asked.Version.IndexOfAny(['*', '[', '(']) >= 0;
        return $"{taken} ({asked.Version} was asked for{(isRange ? "" : "; it is not to be had, this is the next one")})";
    }

    public void AddTo(CSharpSession session)
    {
        foreach (var path in Runtime)
        {
            session.LoadContext.AddInstalled(Shared(path));
        }
        if (FSharpFiles.CoreLibrary is { } core)
        {
            session.LoadContext.AddInstalled(core);
        }
        foreach (var path in Native)
        {
            session.LoadContext.AddNative(path);
        }
        foreach (
            var path in Compile.Where(path =>
                !session.LoadContext.Framework.IsShared(Path.GetFileNameWithoutExtension(path))
            )
        )
        {
            session.Compiler.AddInstalledReference(Shared(path));
        }
    }

    private static string Shared(string path) =>
        InteractiveFiles.Shared(Path.GetFileNameWithoutExtension(path)) ?? path;

    private static IEnumerable<string> ExtensionsIn(JsonElement library, string folder, List<string> folders) =>
        library.TryGetProperty("files", out var files)
            ? files
                .EnumerateArray()
                .Select(file => file.GetString()!)
                .Where(file => Extension().IsMatch(file))
                .Select(file => FullPath(folders, folder, file))
            : [];

    private static IEnumerable<string> Files(JsonElement package, string kind, string folder, List<string> folders) =>
        package.TryGetProperty(kind, out var files)
            ? files
                .EnumerateObject()
                .Select(file => file.Name)
                .Where(IsFile)
                .Select(file => FullPath(folders, folder, file))
            : [];

    private static void AddForPlatform(
        JsonElement package,
        string folder,
        List<string> folders,
        List<string> runtime,
        List<string> native
    )
    {
        if (!package.TryGetProperty("runtimeTargets", out var files))
        {
            return;
        }
        foreach (var file in files.EnumerateObject())
        {
            var platform = file.Value.GetProperty("rid").GetString()!;
            if (IsFile(file.Name) && Suits(platform))
            {
                (file.Value.GetProperty("assetType").GetString() == "native" ? native : runtime).Add(
                    FullPath(folders, folder, file.Name)
                );
            }
        }
    }

    /// <summary>A package names an empty folder by a file "_._".</summary>
    private static bool IsFile(string name) => !name.EndsWith("_._", StringComparison.Ordinal);

    private static bool Suits(string platform)
    {
        var system =
            OperatingSystem.IsWindows() ? "win"
            : OperatingSystem.IsMacOS() ? "osx"
            : "linux";
        return platform == RuntimeInformation.RuntimeIdentifier
            || platform == $"{system}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}"
            || platform == system
            || platform == "unix" && !OperatingSystem.IsWindows();
    }

    private static string FullPath(List<string> folders, string package, string file) =>
        folders.Select(folder => Path.GetFullPath(Path.Combine(folder, package, file))).First(File.Exists);

    [GeneratedRegex(@"^interactive-extensions/dotnet/[^/]+\.(dll|dib)$", RegexOptions.IgnoreCase)]
    private static partial Regex Extension();
}
