using Workbook.Book.Notebooks;

namespace Workbook.Kernel.Tests.Execution;

public sealed class DibFileTests
{
    [Fact]
    public void A_dib_file_is_read_as_a_notebook()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "trial.dib");
        File.WriteAllText(
            path,
            "#!meta\n\n{\"kernelInfo\":{\"defaultKernelName\":\"csharp\",\"items\":[]}}\n\n#!markdown\n\n# Title\n\n#!csharp\n\n1 + 1\n\n#!html\n\n<b>x</b>\n"
        );
        var notebook = Notebook.Load(path);
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        Assert.Equal(("trial", "Title"), (notebook.Name, notebook.Title));
        Assert.Equal(["# Title", "1 + 1", "#!html\n<b>x</b>"], notebook.Cells.Select(cell => cell.Source));
        Assert.Equal([false, true, true], notebook.Cells.Select(cell => cell.IsCode));
    }
}
