using System.Globalization;
using Plotly.NET;

namespace Workbook;

/// <summary>Computations and stacks of layers as charts, as members of Plotly.NET's own <c>Chart</c>.</summary>
public static class GraphCharts
{
    extension(Chart)
    {
        /// <summary>
        /// A computation as a graph, from the variables on the left to the result on the right. The slider goes through the forward
        /// pass, which fills in the values, and then back, edge by edge: each multiplies the derivative at its head by its slope
        /// and adds the product to the derivative at its tail.
        /// </summary>
        /// <param name="nodes">In the order of computation: each after its inputs, the result last.</param>
        /// <exception cref="ArgumentException">A node stands before one of its inputs, or there is none.</exception>
        public static GenericChart ComputationGraph(string title, IReadOnlyList<GraphNode> nodes)
        {
            var early = nodes
                .Index()
                .FirstOrDefault(node => node.Item.Inputs.Any(input => input.Node < 0 || input.Node >= node.Index));
            if (early.Item is not null)
            {
                throw new ArgumentException(
                    $"Node {early.Index} ({early.Item.Name}) is made of nodes {string.Join(", ", early.Item.Inputs.Select(input => input.Node))}: they must come before it in the list, counted from 0."
                );
            }
            var places = GraphPlaces.Of(nodes);
            var edges = Edges(nodes);
            var last = nodes.Count + 1 + edges.Length;
            var moments = Enumerable
                .Range(0, last + 1)
                .Select(step => (StepLabel(nodes, edges, step), Moment(title, nodes, edges, places, step)));
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

    // In the order in which the backward pass takes them.
    private static (int Head, int Tail, double Slope)[] Edges(IReadOnlyList<GraphNode> nodes) =>
        [
            .. Enumerable
                .Range(0, nodes.Count)
                .Reverse()
                .SelectMany(head => nodes[head].Inputs.Select(input => (head, input.Node, input.Slope))),
        ];

    private static string StepLabel(
        IReadOnlyList<GraphNode> nodes,
        (int Head, int Tail, double Slope)[] edges,
        int step
    ) =>
        step < nodes.Count ? $"{step + 1}: {nodes[step].Name}"
        : step == nodes.Count ? $"{step + 1}: d{nodes[^1].Name}"
        : step <= nodes.Count + edges.Length ? $"{step + 1}: d{nodes[edges[step - nodes.Count - 1].Tail].Name}"
        : "all";

    /// <summary>Step by step each node gets its value; then the result its derivative 1; then each edge adds its contribution.</summary>
    private static GenericChart Moment(
        string title,
        IReadOnlyList<GraphNode> nodes,
        (int Head, int Tail, double Slope)[] edges,
        (double[] X, double[] Y) places,
        int step
    )
    {
        var taken = Math.Clamp(step - nodes.Count, 0, edges.Length);
        var active = step > nodes.Count && step <= nodes.Count + edges.Length ? taken - 1 : -1;
        var diagram = new FlowDiagram(title);
        foreach (var (i, node) in nodes.Index())
        {
            var value = step >= i ? Digits(node.Value, 4) : "…";
            var contributions = edges[..taken]
                .Where(edge => edge.Tail == i)
                .Select(edge => edge.Slope * nodes[edge.Head].Gradient)
                .ToArray();
            if (i == nodes.Count - 1 && step >= nodes.Count)
            {
                contributions = [1];
            }
            var isActive = i == step || (active >= 0 && edges[active].Tail == i);
            var colour =
                isActive ? Palette.Vermilion
                : node.Inputs.Length == 0 ? Palette.Green
                : Palette.Blue;
            var text = $"<b>{node.Name}</b>{Equation(node)}<br>{value}<br>{Sum(node, contributions)}";
            var hover = $"{node.Name} = {Digits(node.Value, 8)}, d{node.Name} = {Digits(node.Gradient, 8)}";
            diagram.Box($"{i}", places.X[i], places.Y[i], text, colour, hover);
        }
        foreach (var pair in edges.Index().GroupBy(edge => (edge.Item.Head, edge.Item.Tail)))
        {
            var (head, tail) = pair.Key;
            var isTaken = pair.Any(edge => edge.Index == active);
            var slopes = string.Join(", ", pair.Select(edge => Digits(edge.Item.Slope, 4)));
            var label =
                isTaken ? $"{Digits(edges[active].Slope, 4)} · {Digits(nodes[head].Gradient, 4)}"
                : step >= head ? slopes
                : null;
            var (from, to) = isTaken ? (head, tail) : (tail, head);
            var colour = isTaken || head == step ? Palette.Vermilion : Palette.Ink;
            diagram.Arrow($"{from}", $"{to}", label, colour);
        }
        return diagram.ToChart();
    }

    // "da = 1 − 3 = −2", as far as it has been added up.
    private static string Sum(GraphNode node, double[] contributions)
    {
        if (contributions.Length == 0)
        {
            return " ";
        }
        var terms = string.Join(" + ", contributions.Select(term => Digits(term, 4))).Replace("+ -", "− ");
        var total = contributions.Length > 1 ? $" = {Digits(contributions.Sum(), 4)}" : "";
        return $"<b>d{node.Name} = {terms}{total}</b>";
    }

    private static string InWords(GraphNode node) =>
        $"{node.Name}{Equation(node)} = {Digits(node.Value, 4)}, d{node.Name} = {Digits(node.Gradient, 4)}";

    private static string Equation(GraphNode node) => node.Operation == "" ? "" : " = " + node.Operation;

    private static string Digits(double value, int count) => value.ToString($"G{count}", CultureInfo.InvariantCulture);
}
