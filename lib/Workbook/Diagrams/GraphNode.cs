namespace Workbook;

/// <summary>One value of a computation, as <c>Chart.ComputationGraph</c> draws it.</summary>
/// <param name="Name">What the value is called, such as "z".</param>
/// <param name="Operation">What makes it, such as "a · b"; empty for a variable.</param>
/// <param name="Value">Its value.</param>
/// <param name="Gradient">The derivative of the last value by this one.</param>
/// <param name="Inputs">
/// The nodes that it is made of, by their place in the list, counted from 0, each with its slope: the derivative of this value by it.
/// </param>
public sealed record GraphNode(
    string Name,
    string Operation,
    double Value,
    double Gradient,
    params (int Node, double Slope)[] Inputs
);
