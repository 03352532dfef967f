using Plotly.NET;
using Plotly.NET.LayoutObjects;

namespace Workbook;

/// <summary>
/// Boxes with arrows between them, for instance the forward and the backward pass:
/// <c>new FlowDiagram("Forward").Box("X", 0, 0).Box("Z₁", 1, 0).Arrow("X", "Z₁", "300 × 2").ToChart()</c>.
/// </summary>
public sealed class FlowDiagram(string? title = null)
{
    // Pixels; the width is a guess, which only decides how far arrows stay away from boxes.
    private const double PageWidth = 860,
        RowHeight = 95;

    private readonly Dictionary<string, (double X, double Y, string Text, string Colour, string? Hover)> _boxes = [];
    private readonly List<(string From, string To, string? Label, string Colour, double Shift)> _arrows = [];

    /// <summary>Adds a box; x grows to the right and y upwards, one unit being the distance of neighbours.</summary>
    /// <param name="name">How arrows refer to the box; also its text where none is given.</param>
    /// <param name="text">What stands in the box; <c>&lt;br&gt;</c> starts a new line.</param>
    public FlowDiagram Box(
        string name,
        double x,
        double y,
        string? text = null,
        string colour = Palette.Blue,
        string? hover = null
    )
    {
        if (_boxes.ContainsKey(name))
        {
            throw new ArgumentException(
                $"There is a box \"{name}\" already; give this one another name, and the same text if you like."
            );
        }
        _boxes.Add(name, (x, y, text ?? name, colour, hover));
        return this;
    }

    /// <summary>Adds an arrow; <paramref name="shift"/> moves it sideways (to its right), so that a way back can run beside the way forth.</summary>
    /// <exception cref="ArgumentException">There is no box of that name.</exception>
    public FlowDiagram Arrow(
        string from,
        string to,
        string? label = null,
        string colour = Palette.Blue,
        double shift = 0
    )
    {
        foreach (var name in new[] { from, to })
        {
            if (!_boxes.ContainsKey(name))
            {
                throw new ArgumentException($"There is no box \"{name}\"; there are {string.Join(", ", _boxes.Keys)}.");
            }
        }
        _arrows.Add((from, to, label, colour, shift));
        return this;
    }

    /// <summary>The diagram as a chart.</summary>
    /// <exception cref="InvalidOperationException">The diagram has no box.</exception>
    public GenericChart ToChart()
    {
        if (_boxes.Count == 0)
        {
            throw new InvalidOperationException("The diagram has no box.");
        }
        var (left, right) = (_boxes.Values.Min(box => box.X), _boxes.Values.Max(box => box.X));
        var (bottom, top) = (_boxes.Values.Min(box => box.Y), _boxes.Values.Max(box => box.Y));
        var annotations = _arrows
            .SelectMany(arrow => Draw(arrow, PageWidth / (right - left + 1.2)))
            .Concat(_boxes.Values.Select(box => Diagram.Label(box.X, box.Y, box.Text, box.Colour, size: 14)));
        var hover = Diagram.HoverPoints(_boxes.Values.Select(box => (box.X, box.Y, box.Hover ?? box.Text)));
        var ways = _arrows.Select(arrow =>
            $"{arrow.From} → {arrow.To}{(arrow.Label is null ? "" : $" ({arrow.Label})")}"
        );
        return Diagram
            .Canvas(title, left - 0.6, right + 0.6, bottom - 0.6, top + 0.6, [hover], annotations)
            .Height((int)(110 + RowHeight * (top - bottom + 1)))
            .Describe($"{title ?? "Diagram"}: {string.Join("; ", ways).Replace("<br>", " ")}.");
    }

    private IEnumerable<Annotation> Draw(
        (string From, string To, string? Label, string Colour, double Shift) arrow,
        double columnWidth
    )
    {
        var (from, to) = (_boxes[arrow.From], _boxes[arrow.To]);
        var (dx, dy) = (to.X - from.X, to.Y - from.Y);
        var length = Math.Sqrt(dx * dx + dy * dy);
        var (sideX, sideY) = (dy / length * arrow.Shift, -dx / length * arrow.Shift);
        yield return new Annotation()
            .Set("x", to.X + sideX)
            .Set("y", to.Y + sideY)
            .Set("ax", from.X + sideX)
            .Set("ay", from.Y + sideY)
            .Set(
                """{ "xref": "x", "yref": "y", "axref": "x", "ayref": "y", "text": "", "showarrow": true, "arrowhead": 2, "arrowwidth": 2 }"""
            )
            .Set("arrowcolor", arrow.Colour)
            .Set("standoff", Room(to.Text, dx * columnWidth, dy * RowHeight))
            .Set("startstandoff", Room(from.Text, dx * columnWidth, dy * RowHeight));
        if (arrow.Label is not null)
        {
            var isUpright = Math.Abs(dy) > Math.Abs(dx);
            var moveX =
                !isUpright ? 0
                : sideX < 0 ? -10
                : 10;
            var moveY =
                isUpright ? 0
                : sideY < 0 ? -12
                : 12;
            yield return Diagram.Caption(
                (from.X + to.X) / 2 + sideX,
                (from.Y + to.Y) / 2 + sideY,
                arrow.Label,
                moveX,
                moveY
            );
        }
    }

    /// <summary>From the middle of a box to a little beyond its edge, in the direction (dx, dy), in pixels.</summary>
    private static int Room(string text, double dx, double dy)
    {
        var lines = text.Split("<br>");
        var halfWidth = 10 + 4 * lines.Max(line => line.Replace("<b>", "").Replace("</b>", "").Length);
        var halfHeight = 10 + 9 * lines.Length;
        var length = Math.Sqrt(dx * dx + dy * dy);
        return (int)
            Math.Min(
                halfWidth * length / Math.Max(Math.Abs(dx), 1e-9),
                halfHeight * length / Math.Max(Math.Abs(dy), 1e-9)
            );
    }
}
