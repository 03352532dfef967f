namespace Workbook.Tests.Display;

public class TableTests
{
    [Fact]
    public void Text_stands_in_columns() =>
        Assert.Equal(
            "Shapes\nlayer  W\n1      2 × 3\n12     0.333333",
            new Table("Shapes", "layer", "W").Row(1, "2 × 3").Row(12, 1 / 3.0).ToString()
        );

    [Fact]
    public void Columns_of_numbers_stand_to_the_right_also_where_they_come_formatted()
    {
        var html = new Table("Sizes", "network", "weights")
            .Row("digits", "101,770")
            .Row("picture", 9)
            .Represent("text/html")!;

        Assert.Equal(
            ["left", "right", "left", "right", "left", "right"],
            html.Split("<t")
                .Where(tag =>
                    tag.StartsWith("h style", StringComparison.Ordinal)
                    || tag.StartsWith("d style", StringComparison.Ordinal)
                )
                .Select(tag => tag.Contains("text-align:right", StringComparison.Ordinal) ? "right" : "left")
        );
    }

    [Fact]
    public void Row_of_the_wrong_length_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => new Table("Shapes", "layer", "W").Row(1));

        Assert.Equal("The row has 1 cells, the table \"Shapes\" has 2 columns: layer, W.", error.Message);
    }
}
