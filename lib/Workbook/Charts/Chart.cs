namespace Workbook;

/// <summary>Charts by what they show. Each gives a <see cref="Figure"/>, to which more can be added.</summary>
public static partial class Chart
{
    /// <summary>
    /// Figures with the same traces, one shown at a time: a slider goes from one to the next, for instance through training.
    /// The axes hold still where the figures fix their ranges.
    /// </summary>
    /// <param name="prefix">What the slider chooses, such as "epoch".</param>
    /// <param name="frames">The figures, each with the label of its step.</param>
    /// <param name="start">Which of them shows first; counted from 0.</param>
    public static Figure Slider(string prefix, IEnumerable<(string Label, Figure Figure)> frames, int start = 0) =>
        Workbook.Slider.Of(prefix, [.. frames], start);

    /// <summary>Figures side by side; their titles stand above them.</summary>
    public static Figure Row(string? title, params Figure[] figures) => Panels.Of(title, figures, figures.Length);

    /// <summary>Figures in rows of <paramref name="columns"/>; their titles stand above them.</summary>
    public static Figure Grid(string? title, int columns, params Figure[] figures) =>
        Panels.Of(title, figures, columns);
}
