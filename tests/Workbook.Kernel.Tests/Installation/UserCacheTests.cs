using Workbook.Engine.Programs;

namespace Workbook.Kernel.Tests.Installation;

public sealed class UserCacheTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void All_that_is_kept_lies_in_one_folder()
    {
        Assert.Equal(UserCache.Root, Path.GetDirectoryName(UserCache.Packages));
        Assert.Equal(UserCache.Root, Path.GetDirectoryName(UserCache.Assets));
    }

    [Fact]
    public void Removing_it_takes_the_whole_folder_and_nothing_beside_it()
    {
        var root = Path.Combine(_folder, "cache");
        Directory.CreateDirectory(Path.Combine(root, "packages", "0123"));
        File.WriteAllText(Path.Combine(root, "packages", "0123", "packages.csproj"), "<Project/>");
        File.WriteAllText(Path.Combine(_folder, "other"), "");
        Assert.Equal(root, UserCache.Remove(root));
        Assert.Equal(["other"], Directory.EnumerateFileSystemEntries(_folder).Select(Path.GetFileName));
        Assert.Null(UserCache.Remove(root));
    }
}
