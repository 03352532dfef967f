using System.Globalization;
using System.Text.Json.Nodes;

namespace Workbook;

// How the diagram is drawn.
public sealed partial class NetworkDiagram
{
    // More lines than this between two layers are drawn without hover.
    private const int MostLines = 200;

    /// <summary>The diagram as a figure.</summary>
    public Figure ToFigure(string? title = null)
    {
        var height = Math.Clamp(85 * _sizes.Max() + 60, 260, 560) + (_notes.Count > 0 ? 30 : 0);
        var radius = Math.Clamp((int)(0.36 * (height - 80) / _sizes.Max()), 5, 30);
        var figure = Diagram
            .Canvas(title, -0.35, _sizes.Length - 0.65, -0.02, 1.02)
            .Height(height + (title is null ? 0 : 40));
        var largest = _weights.Values.SelectMany(matrix => matrix.Enumerate()).Select(Math.Abs).DefaultIfEmpty(1).Max();
        for (var layer = 1; layer < _sizes.Length; layer++)
        {
            if (_sizes[layer - 1] * _sizes[layer] > MostLines)
            {
                figure.Add(Bundle(layer));
            }
            else
            {
                foreach (var line in Lines().Where(line => line.Layer == layer))
                {
                    figure.Add(Line(line, largest));
                }
            }
        }

        foreach (var line in Lines().Where(_weightNames.ContainsKey))
        {
            // At this part of the way the lines of a layer cross a vertical at equal distances.
            var (x, y) = Along(line, 1.0 / (_sizes[line.Layer] + 1));
            Diagram.Label(
                figure,
                x,
                y,
                _weightNames[line],
                IsLit(line) && _path.Count > 0 ? Palette.Vermilion : null,
                size: 12
            );
        }
        for (var layer = 0; layer < _sizes.Length; layer++)
        {
            figure.Add(Circles(layer, radius));
        }

        foreach (var ((layer, unit), text) in _notes)
        {
            Diagram.Caption(figure, layer, Y(layer, unit), text, moveY: radius + 14, colour: Palette.Vermilion);
        }

        return figure.Describe(Description(title));
    }

    private IEnumerable<(int Layer, int From, int To)> Lines() =>
        from layer in Enumerable.Range(1, _sizes.Length - 1)
        from source in Enumerable.Range(1, _sizes[layer - 1])
        from target in Enumerable.Range(1, _sizes[layer])
        select (layer, source, target);

    private JsonObject Line((int Layer, int From, int To) line, double largest)
    {
        var weight = _weights.TryGetValue(line.Layer, out var matrix)
            ? matrix[line.From - 1, line.To - 1]
            : (double?)null;
        var colour = weight switch
        {
            null => Palette.Ink,
            < 0 => Palette.Blue,
            _ => Palette.Vermilion,
        };
        var width = weight is null ? 1.5 : 0.6 + 4 * Math.Abs(weight.Value) / Math.Max(largest, 1e-12);
        var name = _weightNames.TryGetValue(line, out var given) ? given : "weight";
        var points = Enumerable
            .Range(1, 9)
            .Select(k => Along(line, k / 10.0))
            .Prepend(Along(line, 0))
            .Append(Along(line, 1))
            .ToList();
        return new JsonObject
        {
            ["type"] = "scatter",
            ["mode"] = "lines",
            ["showlegend"] = false,
            ["x"] = Numbers.ToJson(points.Select(point => point.X), 4),
            ["y"] = Numbers.ToJson(points.Select(point => point.Y), 4),
            ["line"] = new JsonObject
            {
                ["color"] =
                    _path.Count == 0 ? colour
                    : _path.Contains(line) ? Palette.Vermilion
                    : Diagram.Dimmed,
                ["width"] = _path.Contains(line) ? Math.Max(width, 4) : Math.Round(width, 2),
            },
            ["hovertemplate"] =
                $"{name}: {FullName(line.Layer - 1, line.From)} → {FullName(line.Layer, line.To)}{(weight is null ? "" : $" = {Number(weight.Value, 8)}")}<extra></extra>",
        };
    }

    /// <summary>All lines into a layer as one pale trace, where they are too many to be told apart.</summary>
    private JsonObject Bundle(int layer)
    {
        var ends = Lines()
            .Where(line => line.Layer == layer)
            .SelectMany(line => new[] { Along(line, 0), Along(line, 1), (double.NaN, double.NaN) })
            .ToList();
        return new JsonObject
        {
            ["type"] = "scatter",
            ["mode"] = "lines",
            ["showlegend"] = false,
            ["hoverinfo"] = "skip",
            ["x"] = Numbers.ToJson(ends.Select(end => end.Item1), 4),
            ["y"] = Numbers.ToJson(ends.Select(end => end.Item2), 4),
            ["line"] = new JsonObject { ["color"] = "rgba(125,125,125,0.5)", ["width"] = 0.3 },
        };
    }

    private JsonObject Circles(int layer, int radius)
    {
        var units = Enumerable.Range(1, _sizes[layer]).ToList();
        var colour =
            layer == 0 ? Palette.Green
            : layer == _sizes.Length - 1 ? Palette.Orange
            : Palette.Sky;
        var trace = new JsonObject
        {
            ["type"] = "scatter",
            ["mode"] = radius < 12 ? "markers" : "markers+text",
            ["showlegend"] = false,
            ["x"] = Numbers.ToJson(units.Select(_ => layer)),
            ["y"] = Numbers.ToJson(units.Select(unit => Y(layer, unit)), 4),
            ["text"] = FigureTraces.Strings(
                units.Select(unit =>
                    Name(layer, unit)
                    + (Value(layer, unit) is { } value && radius >= 20 ? "<br>" + Number(value, 3) : "")
                )
            ),
            ["hovertext"] = FigureTraces.Strings(
                units.Select(unit =>
                    FullName(layer, unit) + (Value(layer, unit) is { } value ? " = " + Number(value, 8) : "")
                )
            ),
            ["hovertemplate"] = "%{hovertext}<extra></extra>",
            ["marker"] = new JsonObject
            {
                ["size"] = 2 * radius,
                ["color"] = Diagram.Paper,
                ["opacity"] = 1,
                ["line"] = new JsonObject
                {
                    ["width"] = 3,
                    ["color"] = new JsonArray([
                        .. units.Select(unit =>
                            (JsonNode)(
                                IsLit(layer, unit)
                                    ? _path.Count > 0
                                        ? Palette.Vermilion
                                        : colour
                                    : "#b8b8b8"
                            )
                        ),
                    ]),
                },
            },
        };
        if (radius >= 12)
        {
            trace["textfont"] = new JsonObject { ["color"] = Diagram.Text, ["size"] = radius < 16 ? 10 : 12 };
        }

        return trace;
    }

    private bool IsLit((int, int, int) line) => _path.Count == 0 || _path.Contains(line);

    private bool IsLit(int layer, int unit) =>
        _path.Count == 0
        || _path.Any(line =>
            (line.Layer - 1 == layer && line.From == unit) || (line.Layer == layer && line.To == unit)
        );

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
