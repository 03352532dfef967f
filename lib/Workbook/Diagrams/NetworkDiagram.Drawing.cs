using System.Globalization;
using Plotly.NET;
using Plotly.NET.LayoutObjects;

namespace Workbook;

// How the diagram is drawn.
public sealed partial class NetworkDiagram
{
    // More lines than this between two layers are drawn without hover.
    private const int MostLines = 200;

    /// <summary>The diagram as a chart.</summary>
    public GenericChart ToChart(string? title = null)
    {
        var height = Math.Clamp(85 * _sizes.Max() + 60, 260, 560) + (_notes.Count > 0 ? 30 : 0);
        var radius = Math.Clamp((int)(0.36 * (height - 80) / _sizes.Max()), 5, 30);
        var largest = _weights.Values.SelectMany(matrix => matrix.Enumerate()).Select(Math.Abs).DefaultIfEmpty(1).Max();
        var lines = Lines()
            .GroupBy(line => line.Layer)
            .SelectMany(layer =>
                layer.Count() > MostLines ? [Bundle(layer)] : layer.Select(line => Line(line, largest))
            );
        var circles = Enumerable.Range(0, _sizes.Length).Select(layer => Circles(layer, radius));
        var captions = _notes.Select(note =>
            Diagram.Caption(
                note.Key.Layer,
                Y(note.Key.Layer, note.Key.Unit),
                note.Value,
                moveY: radius + 14,
                colour: Palette.Vermilion
            )
        );
        return Diagram
            .Canvas(
                title,
                -0.35,
                _sizes.Length - 0.65,
                -0.02,
                1.02,
                lines.Concat(circles),
                Lines().Where(_weightNames.ContainsKey).Select(NameOf).Concat(captions)
            )
            .Height(height + (title is null ? 0 : 40))
            .Describe(Description(title));
    }

    private Annotation NameOf((int Layer, int From, int To) line)
    {
        // At these two parts of the way the lines of a layer cross a vertical at equal distances; one is farther from the circles.
        var (inputs, outputs) = (_sizes[line.Layer - 1], _sizes[line.Layer]);
        double[] parts = [1.0 / (outputs + 1), inputs / (inputs + 1.0)];
        var (x, y) = Along(line, parts.MinBy(part => Math.Abs(part - 0.5)));
        var border = _path.Contains(line) ? Palette.Vermilion : null;
        return Diagram.Label(x, y, _weightNames[line], border, size: 12);
    }

    private IEnumerable<(int Layer, int From, int To)> Lines() =>
        from layer in Enumerable.Range(1, _sizes.Length - 1)
        from source in Enumerable.Range(1, _sizes[layer - 1])
        from target in Enumerable.Range(1, _sizes[layer])
        select (layer, source, target);

    private Trace Line((int Layer, int From, int To) line, double largest)
    {
        var weight = _weights.TryGetValue(line.Layer, out var matrix)
            ? matrix[line.From - 1, line.To - 1]
            : (double?)null;
        var colour =
            _path.Contains(line) ? Palette.Vermilion
            : _path.Count > 0 ? Diagram.Dimmed
            : weight switch
            {
                null => Palette.Ink,
                < 0 => Palette.Blue,
                _ => Palette.Vermilion,
            };
        var width = weight is null ? 1.5 : Math.Round(0.6 + 4 * Math.Abs(weight.Value) / Math.Max(largest, 1e-12), 2);
        var name = _weightNames.TryGetValue(line, out var given) ? given : "weight";
        var ends = $"{FullName(line.Layer - 1, line.From)} → {FullName(line.Layer, line.To)}";
        var value = weight is null ? "" : $" = {Number(weight.Value, 8)}";
        var points = Enumerable.Range(0, 11).Select(k => Along(line, k / 10.0)); // the pointer finds points, not lines
        return Diagram
            .Line(points, colour, _path.Contains(line) ? Math.Max(width, 4) : width)
            .Set("hovertemplate", $"{name}: {ends}{value}<extra></extra>");
    }

    /// <summary>All lines into a layer as one pale trace, where they are too many to be told apart.</summary>
    private Trace Bundle(IEnumerable<(int Layer, int From, int To)> lines)
    {
        var gap = (double.NaN, double.NaN);
        var ends = lines.SelectMany(line => new[] { Along(line, 0), Along(line, 1), gap });
        return Diagram.Line(ends, "rgba(125,125,125,0.5)", 0.3).Set("hoverinfo", "skip");
    }

    private Trace Circles(int layer, int radius)
    {
        var units = Enumerable.Range(1, _sizes[layer]).ToList();
        var colour =
            layer == 0 ? Palette.Green
            : layer == _sizes.Length - 1 ? Palette.Orange
            : Palette.Sky;
        string Text(int unit) =>
            Name(layer, unit) + (Value(layer, unit) is { } value && radius >= 20 ? "<br>" + Number(value, 3) : "");
        string Hover(int unit) =>
            FullName(layer, unit) + (Value(layer, unit) is { } value ? " = " + Number(value, 8) : "");
        string Border(int unit) =>
            _path.Count == 0 ? colour
            : IsOnPath(layer, unit) ? Palette.Vermilion
            : "#b8b8b8";
        var text =
            $$"""{ "mode": "markers+text", "textfont": { "color": "{{Diagram.Text}}", "size": {{(radius < 16 ? 10 : 12)}} } }""";
        return new Trace2D("scatter")
            .Set(radius < 12 ? """{ "mode": "markers" }""" : text)
            .Set("""{ "showlegend": false, "hovertemplate": "%{hovertext}<extra></extra>" }""")
            .Set(
                $$"""{ "marker": { "symbol": "circle", "color": "{{Diagram.Paper}}", "opacity": 1, "line": { "width": 3 } } }"""
            )
            .Set("x", units.Select(_ => layer).ToArray())
            .Set("y", units.Select(unit => Math.Round(Y(layer, unit), 4)).ToArray())
            .Set("text", units.Select(Text).ToArray())
            .Set("hovertext", units.Select(Hover).ToArray())
            .Set("marker.size", 2 * radius)
            .Set("marker.line.color", units.Select(Border).ToArray());
    }

    private bool IsOnPath(int layer, int unit) =>
        _path.Any(line => (line.Layer - 1 == layer && line.From == unit) || (line.Layer == layer && line.To == unit));

    private double Y(int layer, int unit) => 1 - (unit - 0.5 + (_sizes.Max() - _sizes[layer]) / 2.0) / _sizes.Max();

    private (double X, double Y) Along((int Layer, int From, int To) line, double part) =>
        (line.Layer - 1 + part, Y(line.Layer - 1, line.From) * (1 - part) + Y(line.Layer, line.To) * part);

    private double? Value(int layer, int unit) =>
        _values.TryGetValue(layer, out var numbers) && unit <= numbers.Length ? numbers[unit - 1] : null;

    private string Name(int layer, int unit) =>
        _unitNames.TryGetValue((layer, unit), out var name)
            ? name
            : (
                layer == 0 ? "x"
                : layer == _sizes.Length - 1 ? "y"
                : "h"
            ) + (_sizes[layer] == 1 ? "" : Subscript(unit));

    /// <summary>With several hidden layers a unit's name alone does not say which it is.</summary>
    private string FullName(int layer, int unit) =>
        Name(layer, unit)
        + (
            _sizes.Length > 3 && layer > 0 && layer < _sizes.Length - 1 && !_unitNames.ContainsKey((layer, unit))
                ? $" of layer {layer}"
                : ""
        );

    private static string Subscript(int number) =>
        string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(digit => (char)('₀' + digit - '0')));

    private static string Number(double value, int decimals) =>
        Math.Round(value, decimals).ToString(CultureInfo.InvariantCulture);

    private string Description(string? title)
    {
        var lit =
            _path.Count == 0
                ? ""
                : " Lit: "
                    + string.Join(
                        ", ",
                        _path.Select(line => $"{FullName(line.Layer - 1, line.From)} → {FullName(line.Layer, line.To)}")
                    )
                    + ".";
        var numbers = string.Concat(
            _values
                .OrderBy(pair => pair.Key)
                .Select(pair =>
                    " "
                    + string.Join(
                        ", ",
                        pair.Value.Select((value, i) => $"{Name(pair.Key, i + 1)} = {Number(value, 4)}")
                    )
                    + "."
                )
        );
        return $"{title ?? "Network"}: layers of {string.Join(", ", _sizes)} units, {_sizes.Zip(_sizes.Skip(1), (a, b) => a * b).Sum()} weights.{numbers}{lit}";
    }
}
