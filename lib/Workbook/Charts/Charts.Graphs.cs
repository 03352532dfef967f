using System.Globalization;
using Plotly.NET;

namespace Workbook;

public static partial class Charts
{
    extension(Chart)
    {
        /// <summary>
        /// A computation as a graph, from the variables on the left to the result on the right. The slider goes through the forward
        /// pass, which fills in the values, and then back, which fills in the gradients.
        /// </summary>
        /// <param name="nodes">In the order of computation: each after its inputs, the result last.</param>
        /// <exception cref="ArgumentException">A node stands before one of its inputs, or there is none.</exception>
        public static GenericChart ComputationGraph(string title, IReadOnlyList<GraphNode> nodes)
        {
            var early = nodes
                .Index()
                .FirstOrDefault(node => node.Item.Inputs.Any(input => input < 0 || input >= node.Index));
            if (early.Item is not null)
            {
                throw new ArgumentException(
                    $"Node {early.Index} ({early.Item.Name}) is made of nodes {string.Join(", ", early.Item.Inputs)}: they must come before it in the list, counted from 0."
                );
            }
            var places = GraphPlaces.Of(nodes);
            var last = 2 * nodes.Count;
            var moments = Enumerable
                .Range(0, last + 1)
                .Select(step => (StepLabel(nodes, step), Moment(title, nodes, places, step)));
            return Chart
                .Slider("step", moments, last)
                .Describe($"{title}: {string.Join("; ", nodes.Select(InWords))}.");
        }

        /// <summary>
        /// The layers of a network as a stack, the input at the bottom: values go up on the left, gradients come down on the right.
        /// </summary>
        /// <param name="blocks">From the bottom: the text of each block, and what stands on the arrows between it and the block above it.</param>
        public static GenericChart Stack(string title, params (string Block, string Forward, string Backward)[] blocks)
        {
            var diagram = new FlowDiagram(title);
            foreach (var (i, block) in blocks.Index())
            {
                var colour =
                    i == 0 ? Palette.Green
                    : i == blocks.Length - 1 ? Palette.Vermilion
                    : Palette.Blue;
                diagram.Box($"{i}", 0, i, block.Block, colour);
            }
            foreach (var (i, block) in blocks.SkipLast(1).Index())
            {
                diagram.Arrow($"{i}", $"{i + 1}", block.Forward, Palette.Blue, -0.08);
                diagram.Arrow($"{i + 1}", $"{i}", block.Backward, Palette.Vermilion, -0.08);
            }
            var names = string.Join(", ", blocks.Select(block => block.Block)).Replace("<br>", " ");
            return diagram
                .ToChart()
                .Describe($"{title}: from bottom to top {names}; gradients come down the same way.");
        }
    }

    private static string StepLabel(IReadOnlyList<GraphNode> nodes, int step) =>
        step == 2 * nodes.Count ? "all"
        : step < nodes.Count ? $"{step + 1}: {nodes[step].Name}"
        : $"{step + 1}: ∂/∂{nodes[2 * nodes.Count - 1 - step].Name}";

    /// <summary>Step by step each node gets its value, then, from the last one back, its gradient.</summary>
    private static GenericChart Moment(
        string title,
        IReadOnlyList<GraphNode> nodes,
        (double[] X, double[] Y) places,
        int step
    )
    {
        var isBackward = step >= nodes.Count;
        var active = isBackward ? 2 * nodes.Count - 1 - step : step;
        var diagram = new FlowDiagram(title);
        foreach (var (i, node) in nodes.Index())
        {
            var value = step >= i ? Digits(node.Value, 4) : "…";
            var gradient = step >= 2 * nodes.Count - 1 - i ? $"<br><b>∇ {Digits(node.Gradient, 4)}</b>" : "<br> ";
            var colour =
                i == active ? Palette.Vermilion
                : node.Inputs.Length == 0 ? Palette.Green
                : Palette.Blue;
            var text = $"<b>{node.Name}</b>{Equation(node)}<br>{value}{gradient}";
            var hover = $"{node.Name} = {Digits(node.Value, 8)}, gradient {Digits(node.Gradient, 8)}";
            diagram.Box($"{i}", places.X[i], places.Y[i], text, colour, hover);
        }
        foreach (var (i, node) in nodes.Index())
        {
            foreach (var input in node.Inputs.Distinct())
            {
                var (from, to) = i == active && isBackward ? (i, input) : (input, i);
                diagram.Arrow($"{from}", $"{to}", colour: i == active ? Palette.Vermilion : Palette.Ink);
            }
        }
        return diagram.ToChart();
    }

    private static string InWords(GraphNode node) =>
        $"{node.Name}{Equation(node)} = {Digits(node.Value, 4)}, gradient {Digits(node.Gradient, 4)}";

    private static string Equation(GraphNode node) => node.Operation == "" ? "" : " = " + node.Operation;

    private static string Digits(double value, int count) => value.ToString($"G{count}", CultureInfo.InvariantCulture);
}
