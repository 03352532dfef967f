using Plotly.NET;

namespace Workbook;

/// <summary>Charts by what they show, as members of Plotly.NET's own <c>Chart</c>.</summary>
public static partial class Charts
{
    extension(Chart)
    {
        /// <summary>A chart without anything in it yet, to which lines, points and whatever else can be added.</summary>
        public static GenericChart Titled(string title) => Look.Blank(title);

        /// <summary>
        /// Charts with the same traces, one shown at a time: a slider goes from one to the next, for instance through training.
        /// The axes hold still where the charts fix their ranges.
        /// </summary>
        /// <param name="prefix">What the slider chooses, such as "epoch".</param>
        /// <param name="charts">The charts, each with the label of its step.</param>
        /// <param name="start">Which of them shows first; counted from 0.</param>
        /// <exception cref="ArgumentException">There is no chart, or the charts have different traces.</exception>
        public static GenericChart Slider(
            string prefix,
            IEnumerable<(string Label, GenericChart Chart)> charts,
            int start = 0
        ) => Sliders.Of(prefix, [.. charts], start);

        /// <summary>Charts side by side; their titles stand above them.</summary>
        /// <exception cref="ArgumentException">There is no chart.</exception>
        public static GenericChart Row(string? title, params GenericChart[] charts) =>
            Panels.Of(title, charts, Math.Max(charts.Length, 1));

        /// <summary>Charts in rows of <paramref name="columns"/>; their titles stand above them.</summary>
        /// <exception cref="ArgumentException">There is no chart.</exception>
        public static GenericChart Grid(string? title, int columns, params GenericChart[] charts) =>
            Panels.Of(title, charts, columns);
    }
}
