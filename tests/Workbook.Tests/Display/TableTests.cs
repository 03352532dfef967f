namespace Workbook.Tests.Display;

public class TableTests
{
    [Fact]
    public void Text_stands_in_columns() =>
        Assert.Equal("Shapes\nlayer  W\n1      2 × 3\n12     0.333333", new Table("Shapes", "layer", "W").Row(1, "2 × 3").Row(12, 1 / 3.0).ToString());

    [Fact]
    public void Row_of_the_wrong_length_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => new Table("Shapes", "layer", "W").Row(1));

        Assert.Equal("The row has 1 cells, the table \"Shapes\" has 2 columns: layer, W.", error.Message);
    }
}
