using System.Text.Json.Nodes;

namespace Workbook;

/// <summary>
/// The look that all figures share: no background of their own and one grey ink, so that they suit a light and a dark page. It goes into
/// plotly.js's template, which gives way to whatever a figure says itself.
/// </summary>
internal static class FigureLayout
{
    private const string Transparent = "rgba(0,0,0,0)";

    public static JsonObject Default() =>
        new()
        {
            ["template"] = new JsonObject { ["layout"] = Look() },
            ["height"] = 420,
        };

    /// <summary>A lying legend, in the middle below the axes; <paramref name="y"/> counts in heights of the axes.</summary>
    public static JsonObject LegendBelow(double y, double x = 0.5) =>
        new()
        {
            ["orientation"] = "h",
            ["x"] = Math.Round(x, 4),
            ["xanchor"] = "center",
            ["y"] = y,
            ["yanchor"] = "top",
        };

    private static JsonObject Look() =>
        new()
        {
            ["paper_bgcolor"] = Transparent,
            ["plot_bgcolor"] = Transparent,
            ["font"] = new JsonObject { ["color"] = Palette.Ink, ["size"] = 14 },
            // The title stands below the row of buttons that comes up with the pointer.
            ["title"] = new JsonObject
            {
                ["x"] = 0.5,
                ["xanchor"] = "center",
                ["y"] = 1,
                ["yref"] = "container",
                ["yanchor"] = "top",
                ["automargin"] = true,
                ["pad"] = new JsonObject { ["t"] = 28 },
            },
            ["hoverlabel"] = new JsonObject
            {
                ["bgcolor"] = "#2b2b2b",
                ["bordercolor"] = "#9a9a9a",
                ["font"] = new JsonObject { ["color"] = "#ffffff", ["size"] = 13 },
                ["namelength"] = -1,
            },
            ["modebar"] = new JsonObject
            {
                ["bgcolor"] = Transparent,
                ["color"] = Palette.Ink,
                ["activecolor"] = Palette.Blue,
            },
            ["margin"] = new JsonObject
            {
                ["l"] = 60,
                ["r"] = 30,
                ["t"] = 70,
                ["b"] = 50,
            },
            ["xaxis"] = Axis(),
            ["yaxis"] = Axis(),
            ["scene"] = new JsonObject
            {
                ["xaxis"] = SceneAxis(),
                ["yaxis"] = SceneAxis(),
                ["zaxis"] = SceneAxis(),
                ["aspectmode"] = "cube",
                ["camera"] = new JsonObject
                {
                    ["eye"] = new JsonObject
                    {
                        ["x"] = 1.5,
                        ["y"] = -1.7,
                        ["z"] = 1.0,
                    },
                    ["center"] = new JsonObject
                    {
                        ["x"] = 0,
                        ["y"] = 0,
                        ["z"] = -0.15,
                    },
                },
            },
        };

    private static JsonObject Axis() =>
        new()
        {
            ["automargin"] = true,
            ["gridcolor"] = Palette.Faint,
            ["zerolinecolor"] = Palette.Ink,
            ["linecolor"] = Palette.Ink,
            ["ticks"] = "outside",
            ["ticklen"] = 4,
            ["tickcolor"] = Palette.Faint,
            ["title"] = new JsonObject { ["standoff"] = 8 },
        };

    private static JsonObject SceneAxis() =>
        new()
        {
            ["gridcolor"] = Palette.Ink,
            ["zerolinecolor"] = Palette.Ink,
            ["backgroundcolor"] = Transparent,
            ["nticks"] = 5,
        };
}
