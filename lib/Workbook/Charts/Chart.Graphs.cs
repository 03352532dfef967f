using System.Globalization;

namespace Workbook;

public static partial class Chart
{
    /// <summary>
    /// A computation as a graph, from the variables on the left to the result on the right. The slider goes through the forward
    /// pass, which fills in the values, and then back, which fills in the gradients.
    /// </summary>
    /// <param name="nodes">In the order of computation: each after its inputs, the result last.</param>
    public static Figure ComputationGraph(string title, IReadOnlyList<GraphNode> nodes)
    {
        for (var i = 0; i < nodes.Count; i++)
        {
            if (nodes[i].Inputs.Any(input => input < 0 || input >= i))
            {
                throw new ArgumentException(
                    $"Node {i} ({nodes[i].Name}) is made of nodes {string.Join(", ", nodes[i].Inputs)}: they must come before it in the list, counted from 0."
                );
            }
        }

        var (x, y) = GraphPlaces.Of(nodes);
        var count = nodes.Count;
        var figures = Enumerable.Range(0, 2 * count + 1).Select(step => (Label: Label(step), Figure: Moment(step)));
        return Slider("step", figures, 2 * count)
            .Describe(
                $"{title}: "
                    + string.Join(
                        "; ",
                        nodes.Select(node =>
                            $"{node.Name}{(node.Operation == "" ? "" : " = " + node.Operation)} = {Short(node.Value)}, gradient {Short(node.Gradient)}"
                        )
                    )
                    + "."
            );

        string Label(int step) =>
            step == 2 * count ? "all"
            : step < count ? $"{step + 1}: {nodes[step].Name}"
            : $"{step + 1}: ∂/∂{nodes[2 * count - 1 - step].Name}";

        Figure Moment(int step)
        {
            var active = step < count ? step : 2 * count - 1 - step;
            var diagram = new FlowDiagram(title);
            for (var i = 0; i < count; i++)
            {
                var node = nodes[i];
                var value = step >= i ? Short(node.Value) : "…";
                var gradient = step >= 2 * count - 1 - i ? $"<br><b>∇ {Short(node.Gradient)}</b>" : "<br> ";
                var colour =
                    i == active ? Palette.Vermilion
                    : node.Inputs.Length == 0 ? Palette.Green
                    : Palette.Blue;
                diagram.Box(
                    $"{i}",
                    x[i],
                    y[i],
                    $"<b>{node.Name}</b>{(node.Operation == "" ? "" : " = " + node.Operation)}<br>{value}{gradient}",
                    colour,
                    $"{node.Name} = {node.Value.ToString("G8", CultureInfo.InvariantCulture)}, gradient {node.Gradient.ToString("G8", CultureInfo.InvariantCulture)}"
                );
            }
            for (var i = 0; i < count; i++)
            {
                foreach (var input in nodes[i].Inputs.Distinct())
                {
                    var lit = i == active;
                    if (lit && step >= count)
                    {
                        diagram.Arrow($"{i}", $"{input}", colour: Palette.Vermilion);
                    }
                    else
                    {
                        diagram.Arrow($"{input}", $"{i}", colour: lit ? Palette.Vermilion : Palette.Ink);
                    }
                }
            }

            return diagram.ToFigure();
        }
    }

    /// <summary>
    /// The layers of a network as a stack, the input at the bottom: values go up on the left, gradients come down on the right.
    /// </summary>
    /// <param name="blocks">From the bottom: the text of each block, and what stands on the arrows between it and the block above it.</param>
    public static Figure Stack(string title, params (string Block, string Forward, string Backward)[] blocks)
    {
        var diagram = new FlowDiagram(title);
        for (var i = 0; i < blocks.Length; i++)
        {
            diagram.Box(
                $"{i}",
                0,
                i,
                blocks[i].Block,
                i == 0 ? Palette.Green
                    : i == blocks.Length - 1 ? Palette.Vermilion
                    : Palette.Blue
            );
        }

        for (var i = 0; i + 1 < blocks.Length; i++)
        {
            diagram
                .Arrow($"{i}", $"{i + 1}", blocks[i].Forward, Palette.Blue, -0.08)
                .Arrow($"{i + 1}", $"{i}", blocks[i].Backward, Palette.Vermilion, -0.08);
        }

        return diagram
            .ToFigure()
            .Describe(
                $"{title}: from bottom to top "
                    + string.Join(", ", blocks.Select(block => block.Block)).Replace("<br>", " ")
                    + "; gradients come down the same way."
            );
    }

    private static string Short(double value) => value.ToString("G4", CultureInfo.InvariantCulture);
}
