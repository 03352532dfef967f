namespace Workbook;

/// <summary>
/// One set of colours for every chart: those of Okabe and Ito (2008), which colour-blind readers can tell apart, without the
/// two that vanish on a white or on a dark page. Series also differ by dash and by marker.
/// </summary>
public static class Palette
{
    public const string Blue = "#0072B2";
    public const string Vermilion = "#D55E00";
    public const string Green = "#009E73";
    public const string Purple = "#CC79A7";
    public const string Orange = "#E69F00";
    public const string Sky = "#56B4E9";

    /// <summary>Text and axes: the grey that stands out equally from #ffffff and from #1e1e1e (4.1 : 1).</summary>
    public const string Ink = "#7d7d7d";

    /// <summary>Grid lines and whatever should stay in the background.</summary>
    public const string Faint = "rgba(125,125,125,0.3)";

    internal static readonly string[] Colours = [Blue, Vermilion, Green, Purple, Orange, Sky, Ink];
    private static readonly string[] Dashes = ["solid", "dash", "dot", "dashdot", "longdash", "longdashdot"];
    private static readonly string[] Symbols = ["circle", "diamond", "square", "triangle-up", "cross", "x", "star"];

    /// <summary>The colour of series <paramref name="index"/>, counted from 0.</summary>
    public static string Colour(int index) => Colours[index % Colours.Length];

    /// <summary>The dash of line <paramref name="index"/>, counted from 0.</summary>
    public static string Dash(int index) => Dashes[index % Dashes.Length];

    /// <summary>The marker of series <paramref name="index"/>, counted from 0.</summary>
    public static string Symbol(int index) => Symbols[index % Symbols.Length];
}
