using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.Reflection;
using Workbook.Engine.Programs;

namespace Workbook.Book.Pages;

/// <summary>The scripts and styles of the site: from npm packages where npm can be had, else links to a content network.</summary>
internal sealed class PageAssets
{
    private const string Plotly = "plotly.js-dist-min@3.7.0";
    private const string Katex = "katex@0.16.22";

    private readonly string? _plotlyFolder;
    private readonly string? _katexFolder;

    private PageAssets(string? plotlyFolder, string? katexFolder)
    {
        this._plotlyFolder = plotlyFolder;
        this._katexFolder = katexFolder;
    }

    public bool Offline => _plotlyFolder is not null && _katexFolder is not null;
    public string PlotlyScript => _plotlyFolder is null ? Network(Plotly, "plotly.min.js") : "assets/plotly.min.js";
    public string KatexScript =>
        _katexFolder is null ? Network(Katex, "dist/katex.min.js") : "assets/katex/katex.min.js";
    public string KatexStyle =>
        _katexFolder is null ? Network(Katex, "dist/katex.min.css") : "assets/katex/katex.min.css";

    /// <summary>One sentence on where the assets come from.</summary>
    public string Origin =>
        Offline
            ? "The pages work offline: plotly.js and KaTeX come from npm packages and lie beside them."
            : "The pages need the network for charts and mathematics: npm or its packages could not be had, so they link to a content network.";

    /// <summary>Looks in the user's cache first, then asks npm.</summary>
    public static PageAssets Fetch() => new(Package(Plotly), Package(Katex));

    public void CopyTo(string folder)
    {
        Directory.CreateDirectory(folder);
        CopyOwn(folder, "page.css", "narrow.js", "page.js");
        if (_plotlyFolder is not null)
        {
            File.Copy(
                Path.Combine(_plotlyFolder, "plotly.min.js"),
                Path.Combine(folder, "plotly.min.js"),
                overwrite: true
            );
        }

        if (_katexFolder is null)
        {
            return;
        }

        var katex = Path.Combine(folder, "katex");
        Directory.CreateDirectory(Path.Combine(katex, "fonts"));
        foreach (var name in new[] { "katex.min.js", "katex.min.css" })
        {
            File.Copy(Path.Combine(_katexFolder, "dist", name), Path.Combine(katex, name), overwrite: true);
        }

        foreach (var font in Directory.GetFiles(Path.Combine(_katexFolder, "dist", "fonts"), "*.woff2"))
        {
            File.Copy(font, Path.Combine(katex, "fonts", Path.GetFileName(font)), overwrite: true);
        }
    }

    /// <summary>Writes files that come with this program.</summary>
    public static void CopyOwn(string folder, params string[] names)
    {
        foreach (var name in names)
        {
            using var content = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
            using var file = File.Create(Path.Combine(folder, name));
            content.CopyTo(file);
        }
    }

    private static string Network(string package, string file) => $"https://cdn.jsdelivr.net/npm/{package}/{file}";

    /// <returns>The folder of the unpacked package, or null where it cannot be had.</returns>
    private static string? Package(string package)
    {
        var folder = Path.Combine(UserCache.Assets, package);
        if (Directory.Exists(folder))
        {
            return folder;
        }

        var work = Path.Combine(UserCache.Assets, Guid.NewGuid().ToString("N"));
        try
        {
            Directory.CreateDirectory(work);
            if (!Download(package, work))
            {
                return null;
            }

            using (
                var stream = new GZipStream(
                    File.OpenRead(Directory.GetFiles(work, "*.tgz").Single()),
                    CompressionMode.Decompress
                )
            )
            {
                TarFile.ExtractToDirectory(stream, work, overwriteFiles: true);
            }
            // Moved whole, so that a run broken off or another run at the same time never leaves half a package.
            if (!Directory.Exists(folder))
            {
                Directory.Move(Path.Combine(work, "package"), folder);
            }

            return folder;
        }
        catch (Exception exception)
            when (exception
                    is IOException
                        or UnauthorizedAccessException
                        or InvalidOperationException
                        or System.ComponentModel.Win32Exception
            )
        {
            return null;
        }
        finally
        {
            if (Directory.Exists(work))
            {
                Directory.Delete(work, recursive: true);
            }
        }
    }

    private static bool Download(string package, string folder)
    {
        var npm = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
        var start = new ProcessStartInfo(npm, ["pack", package, "--silent"]) { WorkingDirectory = folder };
        return ChildProcess.Run(start, TimeSpan.FromSeconds(60)).ExitCode == 0;
    }
}
