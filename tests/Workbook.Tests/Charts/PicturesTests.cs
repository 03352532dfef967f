using MathNet.Numerics.LinearAlgebra;

namespace Workbook.Tests.Charts;

public class PicturesTests
{
    private static readonly Matrix<double> Two = Matrices.FromRows([1, 2, 3, 4], [5, 6, 7, 8]);

    [Fact]
    public void Pictures_stand_side_by_side_line_by_line_with_a_gap_between_them() =>
        Assert.Equal(
            "[[null,null,null,null,null],[1,2,null,5,6],[3,4,null,7,8]]",
            Drawn.Traces(Chart.Pictures("Two", Two, 2))[0]!["z"]!.ToJsonString()
        );

    [Fact]
    public void A_line_is_as_long_as_it_is_told() =>
        Assert.Equal(
            "[[null,null],[1,2],[3,4],[null,null],[5,6],[7,8]]",
            Drawn.Traces(Chart.Pictures("Two", Two, 1))[0]!["z"]!.ToJsonString()
        );

    [Fact]
    public void Captions_stand_above_the_middle_of_their_pictures()
    {
        var notes = Drawn.Layout(Chart.Pictures("Two", Two, 2, ["a", "b"]))["annotations"]!.AsArray();

        Assert.Equal(
            [("a", 0.5, 2.5), ("b", 3.5, 2.5)],
            notes.Select(note => ((string)note!["text"]!, (double)note["x"]!, (double)note["y"]!))
        );
    }

    [Fact]
    public void Signs_share_one_scale_around_zero_and_ink_begins_at_paper()
    {
        var ink = Drawn.Traces(Chart.Pictures("ink", Two, 2))[0]!;
        var signs = Drawn.Traces(Chart.Pictures("signs", Two - 9, 2))[0]!;

        Assert.Equal((0, 8), ((double)ink["zmin"]!, (double)ink["zmax"]!));
        Assert.Equal((-8, 8), ((double)signs["zmin"]!, (double)signs["zmax"]!));
    }

    [Fact]
    public void The_sentence_reads_the_captions() =>
        Assert.Equal("Two: 2 pictures of 2×2 pixels: a; b.", Chart.Pictures("Two", Two, 2, ["a", "b"]).ToSentence());

    [Fact]
    public void What_is_no_square_and_captions_that_are_missing_are_refused_with_their_sizes()
    {
        var oblong = Assert.Throws<ArgumentException>(() =>
            Chart.Pictures("oblong", Matrix<double>.Build.Dense(1, 6), 1)
        );
        var missing = Assert.Throws<ArgumentException>(() => Chart.Pictures("Two", Two, 1, ["a"]));

        Assert.Contains("6 pixels", oblong.Message);
        Assert.Contains("2 pictures and 1 caption", missing.Message);
    }
}
