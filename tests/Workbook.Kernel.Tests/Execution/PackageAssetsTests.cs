using System.Diagnostics;
using System.IO.Compression;
using Workbook.Engine.Packages;
using Workbook.Engine.Programs;

namespace Workbook.Kernel.Tests.Execution;

// Not beside cells: these change the folder that programs are started in.
[Collection("engine")]
public sealed class PackageAssetsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Says_which_version_was_taken_and_that_another_was_asked_for()
    {
        (PackageReference Asked, string Expected)[] cases =
        [
            (new("Trial.Exact", "2.0.0"), "Trial.Exact, 2.0.0"),
            (new("Trial.Short", "2.0"), "Trial.Short, 2.0.0"),
            (
                new("Trial.Missing", "1.5.0"),
                "Trial.Missing, 2.0.0 (1.5.0 was asked for; it is not to be had, this is the next one)"
            ),
            (new("Trial.Floating", "2.*"), "Trial.Floating, 2.1.0 (2.* was asked for)"),
            (new("Trial.Range", "[1.0,2.1)"), "Trial.Range, 2.0.0 ([1.0,2.1) was asked for)"),
            (new("Trial.Above", "(2.0.0,)"), "Trial.Above, 2.1.0 ((2.0.0,) was asked for)"),
            (new("Trial.Only", "[2.1.0]"), "Trial.Only, 2.1.0"),
            (new("trial.newest", "*"), "trial.newest, 2.1.0"),
        ];
        foreach (var (asked, _) in cases)
        {
            Pack(asked.Name, "2.0.0");
            Pack(asked.Name, "2.1.0");
        }
        var assets = PackageAssets.Read(Restore(cases.Select(test => test.Asked)));
        Assert.Equal(cases.Select(test => test.Expected), cases.Select(test => assets.Describe(test.Asked)));
    }

    [Fact]
    public void Finds_what_a_package_brings_for_notebooks()
    {
        Pack("Trial.Extension", "1.0.0", "interactive-extensions/dotnet/extension.dib", "content/other.dib");
        var assets = PackageAssets.Read(Restore([new("Trial.Extension", "1.0.0")]));
        Assert.Equal(["extension.dib"], assets.Extensions.Select(Path.GetFileName));
        Assert.All(assets.Extensions, path => Assert.True(File.Exists(path)));
    }

    private void Pack(string name, string version, params string[] files)
    {
        using var package = ZipFile.Open(Path.Combine(_folder, $"{name}.{version}.nupkg"), ZipArchiveMode.Create);
        foreach (var file in files)
        {
            package.CreateEntry(file).Open().Dispose();
        }
        using var description = new StreamWriter(package.CreateEntry(name + ".nuspec").Open());
        description.Write(
            $"<package><metadata><id>{name}</id><version>{version}</version><authors>a</authors><description>d</description></metadata></package>"
        );
    }

    // By NuGet itself, from this folder alone.
    private string Restore(IEnumerable<PackageReference> packages)
    {
        File.WriteAllText(
            Path.Combine(_folder, "NuGet.Config"),
            """
            <configuration><packageSources><clear/><add key="here" value="."/></packageSources></configuration>
            """
        );
        var project = Path.Combine(_folder, "trial.csproj");
        File.WriteAllText(
            project,
            $"""
            <Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup><ItemGroup>
            {string.Join(
                "\n",
                packages.Select(package =>
                    $"<PackageReference Include=\"{package.Name}\" Version=\"{package.Version}\"/>"
                )
            )}
            </ItemGroup></Project>
            """
        );
        var start = new ProcessStartInfo(
            DotnetProgram.Path,
            ["restore", project, "--packages", Path.Combine(_folder, "packages"), "-nodeReuse:false"]
        )
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, output);
        return Path.Combine(_folder, "obj", "project.assets.json");
    }
}
