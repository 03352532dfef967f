namespace Workbook.Engine.Assistance;

/// <summary>All that can stand at the cursor.</summary>
/// <param name="Start">Where the text begins that a completion replaces, as an index into the code.</param>
/// <param name="End">Where it ends.</param>
internal sealed record Completions(int Start, int End, IReadOnlyList<Completion> Items);
