using MathNet.Numerics.LinearAlgebra;
using Plotly.NET;
using Plotly.NET.LayoutObjects;

namespace Workbook;

public static partial class Charts
{
    extension(Chart)
    {
        /// <summary>
        /// Square pictures side by side. Where no pixel is negative they are ink on paper; otherwise zero is nearly white, negative
        /// blue, positive vermilion, and all pictures share one scale.
        /// </summary>
        /// <param name="pictures">A picture in each row: its pixels, line by line from the top left.</param>
        /// <param name="columns">How many pictures stand side by side.</param>
        /// <param name="captions">What stands above each picture; nothing by default.</param>
        /// <exception cref="ArgumentException">The pictures are not square, or there is another number of captions than of pictures.</exception>
        public static GenericChart Pictures(
            string title,
            Matrix<double> pictures,
            int columns,
            IReadOnlyList<string>? captions = null
        )
        {
            Require.AtLeast(columns, 1);
            var side = (int)Math.Sqrt(pictures.ColumnCount);
            if (side * side != pictures.ColumnCount)
            {
                throw new ArgumentException(
                    $"pictures has rows of {pictures.ColumnCount} pixels: a square picture has 1, 4, 9, … 64, …",
                    nameof(pictures)
                );
            }
            if (captions is not null && captions.Count != pictures.RowCount)
            {
                throw new ArgumentException(
                    $"There are {Require.Count(pictures.RowCount, "picture")} and {Require.Count(captions.Count, "caption")}: each picture needs one.",
                    nameof(captions)
                );
            }
            columns = Math.Min(columns, pictures.RowCount);
            var lines = (pictures.RowCount + columns - 1) / columns;
            var captionLines = (captions ?? []).Select(caption => caption.Split("<br>").Length).DefaultIfEmpty().Max();
            var above = 1 + 2 * captionLines; // pixels that stay empty
            var (width, height) = (side + 1, side + above);
            (int Row, int Column) Corner(int picture) =>
                (picture / columns * height + above, picture % columns * width);

            var sheet = Matrix<double>.Build.Dense(lines * height, columns * width - 1, double.NaN);
            foreach (var (picture, pixel, ink) in pictures.EnumerateIndexed())
            {
                var (row, column) = Corner(picture);
                sheet[row + pixel / side, column + pixel % side] = ink;
            }
            var largest = LargestSize(pictures);
            var hasSigns = pictures.Exists(ink => ink < 0);
            var notes = (captions ?? []).Index().Select(caption => Caption(caption.Item, Corner(caption.Index), side));
            return Chart
                .Titled(title)
                .AddHeatmap(
                    sheet,
                    scale: hasSigns ? ColourScale.Diverging : ColourScale.Ink,
                    min: hasSigns ? -largest : 0,
                    max: largest
                )
                .HideColourBar()
                .WithTrace("hoverongaps", false)
                .WithTrace("hovertemplate", "%{z:.3~g}<extra></extra>")
                .Annotate(notes)
                .EqualAxes()
                .With("xaxis.visible", false)
                .With("yaxis.visible", false)
                .With("yaxis.autorange", "reversed")
                .With("margin", new Margin().Set("""{ "l": 10, "r": 10, "t": 60, "b": 10 }"""))
                .Height(70 + lines * height * Math.Min(11, 760 / (columns * width)))
                .Describe(
                    $"{title}: {Require.Count(pictures.RowCount, "picture")} of {side}×{side} pixels"
                        + (captions is null ? "." : $": {string.Join("; ", captions)}.")
                );
        }
    }

    private static Annotation Caption(string text, (int Row, int Column) corner, int side) =>
        new Annotation()
            .Set("""{ "showarrow": false, "yanchor": "bottom", "font": { "size": 12 } }""")
            .Set("x", corner.Column + (side - 1) / 2.0)
            .Set("y", corner.Row - 0.5)
            .Set("text", text);
}
