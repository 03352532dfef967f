using Plotly.NET;
using Plotly.NET.LayoutObjects;

namespace Workbook;

/// <summary>
/// Makes one chart of several that share their traces: a slider goes from one to the next. Its steps carry only what differs,
/// as arguments of plotly.js's <c>update</c>, which every client honours (frames are ignored by several).
/// </summary>
internal static class Sliders
{
    private const string Looks = $$"""
        {
          "currentvalue": { "xanchor": "left", "font": { "size": 14 } }, "pad": { "b": 10 }, "font": { "size": 11 },
          "tickcolor": "{{Palette.Ink}}", "bordercolor": "{{Palette.Ink}}", "bgcolor": "{{Palette.Faint}}", "activebgcolor": "{{Palette.Blue}}"
        }
        """;

    private const int Room = 110; // pixels below the axes for the slider, its labels and the axis title above it

    public static GenericChart Of(string prefix, IReadOnlyList<(string Label, GenericChart Chart)> frames, int start)
    {
        if (frames.Count == 0)
        {
            throw new ArgumentException("A slider needs at least one chart.");
        }
        if (start < 0 || start >= frames.Count)
        {
            throw new ArgumentOutOfRangeException(
                nameof(start),
                start,
                $"start is {start}: there are {frames.Count} charts, counted from 0."
            );
        }
        Trace[][] traces = [.. frames.Select(frame => GenericChart.getTraces(frame.Chart).ToArray())];
        RequireSameTraces(frames, traces);

        int[] changing = [.. Enumerable.Range(0, traces[0].Length).Where(i => Changes(Each(i)).Any())];
        string[] keys = [.. changing.SelectMany(i => Changes(Each(i))).Select(change => change.Path).Distinct()];
        var layouts = frames.Select(frame => GenericChart.getLayout(frame.Chart)).ToArray();
        var layoutChanges = Changes(layouts).ToArray();
        var steps = frames.Select((frame, at) => Step(frame.Label, at)).ToArray();

        var roomForLegend = HasLegendBelow(frames[start].Chart) ? 45 : 0;
        var slider = new Slider()
            .Set(Looks)
            .Set("active", start)
            .Set("currentvalue.prefix", prefix + " ")
            .Set("pad.t", 55 + roomForLegend)
            .Set("steps", steps);
        var chart = frames[start].Chart;
        var height = layouts[start].At("height") is int pixels ? pixels : 420;
        return chart
            .With("sliders", new[] { slider })
            .Height(height + Room + roomForLegend)
            .Describe(
                $"{chart.ToSentence()} A slider \"{prefix}\" goes through {frames.Count} steps, from {frames[0].Label} to {frames[^1].Label}."
            );

        IReadOnlyList<object?> Each(int trace) => [.. traces.Select(list => list[trace])];

        SliderStep Step(string label, int at)
        {
            var (traceUpdate, layoutUpdate) = (new PlotlyObject(), new PlotlyObject());
            foreach (var key in keys)
            {
                traceUpdate.Properties[key] = changing.Select(i => traces[at][i].At(key)).ToArray();
            }
            foreach (var (path, values) in layoutChanges)
            {
                layoutUpdate.Properties[path] = values[at];
            }
            return new SliderStep()
                .Set("label", label)
                .Set("method", "update")
                .Set("args", new object[] { traceUpdate, layoutUpdate, changing });
        }
    }

    private static void RequireSameTraces(IReadOnlyList<(string Label, GenericChart Chart)> frames, Trace[][] traces)
    {
        var kinds = traces.Select(list => string.Join(", ", list.Select(trace => trace.type))).ToList();
        var other = kinds.FindIndex(kind => kind != kinds[0]);
        if (other > 0)
        {
            throw new ArgumentException(
                $"The charts of a slider must have the same traces: at \"{frames[0].Label}\" there are {traces[0].Length} ({kinds[0]}), at \"{frames[other].Label}\" {traces[other].Length} ({kinds[other]})."
            );
        }
    }

    private static bool HasLegendBelow(GenericChart chart)
    {
        var layout = GenericChart.getLayout(chart);
        IEnumerable<object?> legends = [layout.At("template.layout.legend"), .. layout.Properties.Values];
        return GenericChart.getTraces(chart).Any(trace => trace.At("showlegend") is true)
            && legends.OfType<Legend>().Any(legend => legend.At("y") is < 0.0);
    }

    /// <summary>The paths at which the objects are not all the same, with their values there; a list of numbers counts as one value.</summary>
    private static IEnumerable<(string Path, IReadOnlyList<object?> Values)> Changes(
        IReadOnlyList<object?> values,
        string path = ""
    )
    {
        if (values.All(value => IsSame(value, values[0])))
        {
            return [];
        }
        if (values.All(value => value is null or (PlotlyObject and not EncodedTypedArray)))
        {
            var keys = values.OfType<PlotlyObject>().SelectMany(value => value.Properties.Keys).Distinct();
            return keys.SelectMany(key =>
                Changes(
                    [.. values.Select(value => (value as PlotlyObject)?.At(key))],
                    path == "" ? key : $"{path}.{key}"
                )
            );
        }
        if (
            values[0] is Annotation[] { Length: var count }
            && values.All(value => (value as Annotation[])?.Length == count)
        )
        {
            return Enumerable
                .Range(0, count)
                .SelectMany(i => Changes([.. values.Select(value => ((Annotation[])value!)[i])], $"{path}[{i}]"));
        }
        return [(path, values)];
    }

    private static bool IsSame(object? a, object? b) =>
        (a, b) switch
        {
            (PlotlyObject x, PlotlyObject y) => x.Properties.Count == y.Properties.Count
                && x.Properties.All(pair =>
                    y.Properties.TryGetValue(pair.Key, out var other) && IsSame(pair.Value, other)
                ),
            (Array x, Array y) => x.Length == y.Length
                && x.Cast<object?>().Zip(y.Cast<object?>(), IsSame).All(same => same),
            _ => Equals(a, b),
        };
}
