using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Workbook.Tests;

/// <summary>Tables of readers' own.</summary>
public sealed class CsvTests : IDisposable
{
    private readonly string _path = Path.Combine(
        Directory.CreateTempSubdirectory("workbook-tests").FullName,
        "table.csv"
    );

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_path)!, recursive: true);

    [Fact]
    public void A_column_of_names_becomes_one_hot_and_keeps_its_names()
    {
        var data = Read("length, width ,kind\n5.1,0.2,setosa\n6e0,-1.5,\"virginica, blue\"\n\n7,.25,setosa\n", "kind");
        Assert.Equal(
            Matrices.FromRows([
                [5.1, 0.2],
                [6, -1.5],
                [7, 0.25],
            ]),
            data.X
        );
        Assert.Equal(
            Matrices.FromRows([
                [1, 0],
                [0, 1],
                [1, 0],
            ]),
            data.Y
        );
        Assert.Equal(["length", "width"], data.FeatureNames);
        Assert.Equal(["setosa", "virginica, blue"], data.ClassNames);
        // Parts of a data set keep the names.
        Assert.Equal(data.ClassNames, data.Take(1).ClassNames);
        Assert.Equal(data.FeatureNames, data.Shuffled(new NumPyRandom(0)).FeatureNames);
    }

    [Fact]
    public void A_column_of_numbers_stays_one()
    {
        var data = Read("a,b,c\n1,10,3\n4,2,6\n", "b");
        Assert.Equal(
            Matrices.FromRows([
                [1, 3],
                [4, 6],
            ]),
            data.X
        );
        Assert.Equal(Matrices.Column(10, 2), data.Y);
        Assert.Empty(data.ClassNames);
    }

    [Fact]
    public void Numbers_are_classes_where_the_caller_says_so_in_their_order()
    {
        var data = Read("a,digit\n1,10\n4,2\n5,10\n", "digit", classes: true);
        Assert.Equal(["2", "10"], data.ClassNames);
        Assert.Equal(
            Matrices.FromRows([
                [0, 1],
                [1, 0],
                [0, 1],
            ]),
            data.Y
        );
    }

    [Fact]
    public void Columns_are_left_out_by_name() =>
        Assert.Equal(["a"], Read("name,a,b\nx,1,2\ny,3,4\n", "b", without: ["name"]).FeatureNames);

    [Theory]
    [InlineData("a;b\n1;2\n3;4\n")]
    [InlineData("a\tb\n1\t2\n3\t4\n")]
    [InlineData("\uFEFFa,b\r\n1,2\r\n\"3\",\"4\"")]
    public void Other_separators_quotes_marks_and_line_ends_are_understood(string text) =>
        Assert.Equal(Matrices.Column(2, 4), Read(text, "b").Y);

    [Theory]
    [InlineData("a,b\n1,2\n3,\n", "a value is missing: line 3, column \"b\".")]
    [InlineData(
        "a,b\n,2\nNA,?\n\"x\ny\",1\n",
        "line 4, column \"a\" holds \"x\ny\", which is no number; leave the column out with without: [\"a\"]"
    )]
    [InlineData(
        "a,b\n,2\nNA,nan\n5,1\n",
        "3 values are missing: line 2, column \"a\"; line 3, column \"b\"; line 3, column \"a\"."
    )]
    [InlineData(
        "a;b\n1;2\n1,5;4\n",
        "line 3, column \"a\" holds \"1,5\", with a decimal comma; numbers need a point, 1.5"
    )]
    [InlineData("a;b\n1;2\n1;4,25\n", "line 3, column \"b\" holds \"4,25\", with a decimal comma")]
    [InlineData(
        "a,b\n1,2\n1,two\n",
        "line 3, column \"b\" holds \"two\", which is no number, and other lines a number"
    )]
    [InlineData("a,b\n1,yes\n1,yes\n", "all lines are of one class, \"yes\"")]
    [InlineData("a,b\n1,2\n3\n", "line 3 is no line of a table.")]
    [InlineData("a,b\n1,\"2\n3,4\n", "line 2 is no line of a table.")]
    [InlineData("a,c\n1,2\n", "it has no column \"b\"; its header has \"a\", \"c\".")]
    [InlineData("b,b\n1,2\n", "more than one column \"b\"")]
    [InlineData("b\n1\n", "no column beside the target")]
    [InlineData("a,b\n", "no line below its header")]
    [InlineData("", "no column \"b\"")]
    [InlineData("a,b\n1e999,2\n", "line 2, column \"a\" holds \"1e999\", which is no number")]
    public void What_is_wrong_is_named_with_line_and_column(string text, string why)
    {
        var message = Assert.Throws<InvalidDataException>(() => Read(text, "b")).Message;
        Assert.StartsWith($"{_path} cannot be loaded: ", message);
        Assert.Contains(why, message);
        Assert.EndsWith(".", message);
    }

    [Fact]
    public void A_machine_that_writes_commas_reads_points()
    {
        var before = CultureInfo.CurrentCulture;
        var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat.NumberDecimalSeparator = ",";
        comma.NumberFormat.NumberGroupSeparator = ".";
        CultureInfo.CurrentCulture = comma;
        try
        {
            Assert.Equal(1.5, Read("a,b\n1.5,2\n3,4\n", "b").X[0, 0]);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Altered_tables_are_a_data_set_or_one_clear_exception()
    {
        var whole = Encoding.UTF8.GetBytes(
            "length,width,kind\n5.1,0.2,setosa\n6.2,1.5,\"virginica, blue\"\n7,2.5,setosa\n"
        );
        Prop.ForAll(
                Damage.Of(whole),
                Arb.From(Gen.Choose(0, whole.Length)),
                (altered, length) =>
                {
                    File.WriteAllBytes(_path, altered[..length]);
                    return Record.Exception(() => DataSet.FromCsv(_path, "kind")) is null or InvalidDataException;
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    [Fact]
    public void Names_must_fit() =>
        Assert.Contains(
            "classNames has 1 name for 2 columns",
            Assert
                .Throws<ArgumentException>(() => new DataSet(Matrices.Row(1), Matrices.Row(0, 1), classNames: ["one"]))
                .Message
        );

    private DataSet Read(string text, string target, string[]? without = null, bool classes = false)
    {
        File.WriteAllText(_path, text);
        return DataSet.FromCsv(_path, target, without, classes);
    }
}
