namespace Workbook;

/// <summary>Colour scales for heat maps, contours and surfaces, as plotly.js takes them.</summary>
public static class ColourScale
{
    /// <summary>Small to large, the same for colour-blind readers.</summary>
    public static object Sequential => "Viridis";

    /// <summary>Negative (blue), zero (near white), positive (vermilion).</summary>
    public static object Diverging =>
        Of((0, "#005A8F"), (0.25, "#5AA7D6"), (0.5, "#F4F1EC"), (0.75, "#F0A06A"), (1, "#B84A00"));

    /// <summary>Probability of a class: 0 (blue) over ½ (near white) to 1 (vermilion), pale so that points stand out on it.</summary>
    public static object Probability => Of((0, "#7DB9DE"), (0.5, "#F6F4F0"), (1, "#F2B084"));

    /// <summary>Paper (0) to ink.</summary>
    public static object Ink => Of((0, "#F4F1EC"), (1, "#14181F"));

    private static object[][] Of(params (double At, string Colour)[] stops) =>
        [.. stops.Select(stop => new object[] { stop.At, stop.Colour })];
}
