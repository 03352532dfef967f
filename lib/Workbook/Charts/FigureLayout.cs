using System.Text.Json.Nodes;

namespace Workbook;

/// <summary>The look that all figures share: no background of their own, so that they suit a light and a dark page.</summary>
internal static class FigureLayout
{
    const string Transparent = "rgba(0,0,0,0)";

    public static JsonObject Default() => new()
    {
        ["paper_bgcolor"] = Transparent,
        ["plot_bgcolor"] = Transparent,
        ["font"] = new JsonObject { ["color"] = Palette.Ink, ["size"] = 14 },
        ["hoverlabel"] = new JsonObject
        {
            ["bgcolor"] = "#2b2b2b",
            ["bordercolor"] = "#9a9a9a",
            ["font"] = new JsonObject { ["color"] = "#ffffff", ["size"] = 13 },
            ["namelength"] = -1,
        },
        ["height"] = 420,
        ["margin"] = new JsonObject { ["l"] = 60, ["r"] = 30, ["t"] = 60, ["b"] = 50 },
        ["xaxis"] = Axis(),
        ["yaxis"] = Axis(),
    };

    public static JsonObject Axis() => new()
    {
        ["automargin"] = true,
        ["gridcolor"] = Palette.Faint,
        ["zerolinecolor"] = Palette.Ink,
        ["linecolor"] = Palette.Ink,
    };

    public static JsonObject Scene() => new()
    {
        ["xaxis"] = SceneAxis(),
        ["yaxis"] = SceneAxis(),
        ["zaxis"] = SceneAxis(),
    };

    static JsonObject SceneAxis() => new()
    {
        ["gridcolor"] = Palette.Ink,
        ["zerolinecolor"] = Palette.Ink,
        ["backgroundcolor"] = Transparent,
    };
}
