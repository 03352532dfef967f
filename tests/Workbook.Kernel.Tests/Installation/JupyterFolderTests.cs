using Workbook.Book.Installation;

namespace Workbook.Kernel.Tests.Installation;

public class JupyterFolderTests
{
    [Fact]
    public void A_kernel_lives_below_the_data_folder()
    {
        var data = Directory.CreateTempSubdirectory().FullName;
        Assert.Equal(
            Path.Combine(data, "kernels", "workbook-csharp"),
            JupyterFolder.ForKernel(data, "workbook-csharp")
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("a b")]
    [InlineData("größe")]
    public void A_name_that_Jupyter_does_not_take_is_refused(string name) =>
        Assert.Contains(
            $"'{name}'",
            Assert.Throws<InstallationException>(() => JupyterFolder.ForKernel("data", name)).Message
        );

    [Fact]
    public void Another_kernel_of_that_name_stays()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var kernel = Directory.CreateDirectory(Path.Combine(folder, "kernels", "python3")).FullName;
        File.WriteAllText(Path.Combine(kernel, "kernel.json"), """{"argv":["python","-m","ipykernel_launcher"]}""");
        Assert.Throws<InstallationException>(() => KernelInstaller.Install(folder, "python3", _ => { }));
        Assert.Throws<InstallationException>(() => KernelInstaller.Uninstall(folder, "python3"));
        Assert.Single(Directory.GetFileSystemEntries(kernel));
    }

    [Fact]
    public void Uninstalling_what_is_not_installed_removes_nothing() =>
        Assert.Null(KernelInstaller.Uninstall(Directory.CreateTempSubdirectory().FullName, "workbook-csharp"));
}
