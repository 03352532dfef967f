using System.Text.Json;
using Plotly.NET;
using Plotly.NET.LayoutObjects;
using Plotly.NET.TraceObjects;

namespace Workbook;

/// <summary>Reads, writes and copies what plotly.js knows by a dotted path, such as "xaxis.title.text".</summary>
internal static class PropertyPaths
{
    public static object? At(this PlotlyObject owner, string path) =>
        path.Split('.')
            .Aggregate((object?)owner, (value, key) => (value as PlotlyObject)?.Properties.GetValueOrDefault(key));

    /// <summary>Sets a property, and makes the objects on the way to it; null removes it.</summary>
    public static T Set<T>(this T owner, string path, object? value)
        where T : PlotlyObject
    {
        var keys = path.Split('.');
        PlotlyObject parent = owner;
        foreach (var key in keys[..^1])
        {
            if (parent.Properties.GetValueOrDefault(key) is not PlotlyObject child)
            {
                if (value is null)
                {
                    return owner;
                }
                parent.Properties[key] = child = ObjectFor(key);
            }
            parent = child;
        }
        if (value is null)
        {
            parent.Properties.Remove(keys[^1]);
        }
        else
        {
            parent.Properties[keys[^1]] = value;
        }
        return owner;
    }

    /// <summary>Sets the properties that stand in a text of JSON.</summary>
    public static T Set<T>(this T owner, string json)
        where T : PlotlyObject
    {
        using var document = JsonDocument.Parse(json);
        return Fill(owner, document.RootElement);
    }

    /// <summary>A copy whose objects can be changed; the numbers in it stay shared.</summary>
    public static Layout Copy(this Layout layout) => CopyInto(new Layout(), layout);

    /// <inheritdoc cref="Copy(Layout)"/>
    public static Trace Copy(this Trace trace)
    {
        Trace copy = trace switch
        {
            Trace3D => new Trace3D(trace.type),
            TraceDomain => new TraceDomain(trace.type),
            TracePolar => new TracePolar(trace.type),
            TraceGeo => new TraceGeo(trace.type),
            TraceMapbox => new TraceMapbox(trace.type),
            TraceTernary => new TraceTernary(trace.type),
            TraceCarpet => new TraceCarpet(trace.type),
            TraceSmith => new TraceSmith(trace.type),
            _ => new Trace2D(trace.type),
        };
        return CopyInto(copy, trace);
    }

    /// <inheritdoc cref="Copy(Layout)"/>
    public static Annotation Copy(this Annotation annotation) => CopyInto(new Annotation(), annotation);

    private static T Fill<T>(T owner, JsonElement json)
        where T : PlotlyObject
    {
        foreach (var property in json.EnumerateObject())
        {
            owner.Properties[property.Name] = Value(property.Value, property.Name);
        }
        return owner;
    }

    private static object Value(JsonElement json, string key) =>
        json.ValueKind switch
        {
            JsonValueKind.Object => Fill(ObjectFor(key), json),
            JsonValueKind.Array => json.EnumerateArray().Select(item => Value(item, key)).ToArray(),
            JsonValueKind.String => json.GetString()!,
            JsonValueKind.Number => json.TryGetInt32(out var number) ? number : json.GetDouble(),
            _ => json.GetBoolean(),
        };

    private static T CopyInto<T>(T copy, PlotlyObject source)
        where T : PlotlyObject
    {
        foreach (var (key, value) in source.Properties)
        {
            copy.Properties[key] = value is PlotlyObject child and not EncodedTypedArray
                ? CopyInto(ObjectFor(key), child)
                : value;
        }
        return copy;
    }

    // Plotly.NET finds an object again only where it has the class that Plotly.NET would have given it.
    private static PlotlyObject ObjectFor(string key) =>
        key.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9') switch
        {
            "colorbar" => new ColorBar(),
            "font" => new Font(),
            "legend" => new Legend(),
            "line" => new Line(),
            "margin" => new Margin(),
            "marker" => new Marker(),
            "scene" => new Scene(),
            "template" => new Template(),
            "title" => new Title(),
            "xaxis" or "yaxis" or "zaxis" => new LinearAxis(),
            _ => new PlotlyObject(),
        };
}
