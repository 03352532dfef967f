using System.Text.Json.Nodes;

namespace Workbook;

/// <summary>
/// A chart for plotly.js: traces, layout and config, open for whatever plotly.js knows
/// (<c>figure.Layout["hovermode"] = "x"</c>). Written for what plotly.js 2.35, 3 and 4 have in common.
/// </summary>
[TypeFormatterSource(typeof(FigureFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Plain])]
public sealed class Figure : IRichDisplay
{
    // A longer name in a legend beside the chart would take too much of its width.
    private const int LongName = 20;

    /// <summary>An empty figure; the title may be left out where the text above says it already.</summary>
    public Figure(string? title = null)
    {
        if (title is null)
        {
            With("template.layout.margin.t", 40);
        }
        else
        {
            Layout["title"] = new JsonObject { ["text"] = title };
        }
    }

    /// <summary>What is drawn: plotly.js calls it <c>data</c>.</summary>
    public JsonArray Traces { get; private init; } = [];

    public JsonObject Layout { get; private init; } = FigureLayout.Default();

    public JsonObject Config { get; private init; } =
        new()
        {
            ["responsive"] = true,
            ["displaylogo"] = false,
            ["modeBarButtonsToRemove"] = new JsonArray("lasso2d", "select2d", "autoScale2d", "zoomIn2d", "zoomOut2d"),
        };

    /// <summary>The sentence for readers who cannot see the chart; where null, one is made from titles, axes and numbers.</summary>
    public string? Description { get; set; }

    /// <summary>Adds a trace of plotly.js.</summary>
    public Figure Add(JsonObject trace)
    {
        Traces.Add((JsonNode)trace);
        if (trace["showlegend"]?.ToString() == "true" && trace["name"]?.ToString().Length > LongName)
        {
            With("template.layout.legend", FigureLayout.LegendBelow(-0.2));
        }

        return this;
    }

    /// <summary>Sets the sentence for readers who cannot see the chart.</summary>
    public Figure Describe(string description)
    {
        Description = description;
        return this;
    }

    /// <summary>Sets one entry of the layout by its dotted path, such as "xaxis.range" or "legend.orientation".</summary>
    public Figure With(string path, JsonNode? value)
    {
        var keys = path.Split('.');
        var parent = Layout;
        foreach (var key in keys[..^1])
        {
            parent = (parent[key] ??= new JsonObject()).AsObject();
        }

        parent[keys[^1]] = value;
        return this;
    }

    /// <summary>Names the horizontal axis, such as "epoch" or "time [s]".</summary>
    public Figure XAxis(string title, double? from = null, double? to = null, bool log = false) =>
        Axis("xaxis", title, from, to, log);

    /// <summary>Names the vertical axis.</summary>
    public Figure YAxis(string title, double? from = null, double? to = null, bool log = false) =>
        Axis("yaxis", title, from, to, log);

    /// <summary>Names the three axes of a 3-D chart.</summary>
    public Figure Axes3D(string x, string y, string z)
    {
        foreach (var type in new[] { "surface", "scatter3d" })
        {
            With(
                $"template.data.{type}",
                new JsonArray(
                    new JsonObject { ["hovertemplate"] = $"{x} %{{x:.4~g}}<br>{y} %{{y:.4~g}}<br>{z} %{{z:.4~g}}" }
                )
            );
        }

        return With("scene.xaxis.title.text", x).With("scene.yaxis.title.text", y).With("scene.zaxis.title.text", z);
    }

    /// <summary>Sets the height, in pixels; the width is that of the page.</summary>
    public Figure Height(int pixels) => With("height", pixels);

    /// <summary>Gives both axes the same scale, so that a circle looks round.</summary>
    public Figure EqualAxes() =>
        With("yaxis.scaleanchor", "x").With("yaxis.constrain", "domain").With("xaxis.constrain", "domain");

    /// <summary>Writes text at a point of the axes.</summary>
    public Figure Note(double x, double y, string text, bool arrow = true)
    {
        (Layout["annotations"] ??= new JsonArray())
            .AsArray()
            .Add(
                (JsonNode)
                    new JsonObject
                    {
                        ["x"] = x,
                        ["y"] = y,
                        ["text"] = text,
                        ["showarrow"] = arrow,
                        ["arrowcolor"] = Palette.Ink,
                    }
            );
        return this;
    }

    /// <summary>The figure as plotly.js takes it: data, layout, config.</summary>
    public JsonObject ToJson() =>
        new()
        {
            ["data"] = Traces.DeepClone(),
            ["layout"] = Layout.DeepClone(),
            ["config"] = Config.DeepClone(),
        };

    /// <summary>An independent copy.</summary>
    public Figure Clone() =>
        new()
        {
            Traces = Traces.DeepClone().AsArray(),
            Layout = Layout.DeepClone().AsObject(),
            Config = Config.DeepClone().AsObject(),
            Description = Description,
        };

    public override string ToString() => Description ?? FigureDescription.Of(this);

    /// <inheritdoc/>
    public string? Represent(string mimeType) =>
        mimeType switch
        {
            MimeTypes.Plotly => FigureHtml.Serialize(ToJson()),
            MimeTypes.Html => FigureHtml.Of(this),
            MimeTypes.Plain => ToString(),
            _ => null,
        };

    private Figure Axis(string axis, string title, double? from, double? to, bool log)
    {
        With($"{axis}.title.text", title);
        if (log)
        {
            With($"{axis}.type", "log").With($"{axis}.exponentformat", "power").With($"{axis}.nticks", 4);
        }

        if (from is { } low && to is { } high)
        {
            With($"{axis}.range", log ? new JsonArray(Math.Log10(low), Math.Log10(high)) : new JsonArray(low, high));
        }

        return this;
    }
}
