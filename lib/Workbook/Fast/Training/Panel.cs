namespace Workbook;

/// <summary>
/// Some columns of a layer's weights and biases, row after row in one piece of memory: a product passes through it from end to end, and
/// one thread does all that is done to it.
/// </summary>
internal sealed class Panel(LayerPlan plan, nint firstColumn)
{
    public const int MaxWidth = 32;

    public LayerPlan Plan { get; } = plan;

    /// <summary>Number of its first column in the layer.</summary>
    public nint FirstColumn { get; } = firstColumn;

    public nint Width { get; } = Math.Min(MaxWidth, plan.Columns - firstColumn);

    /// <summary>Columns that are not padding.</summary>
    public int Outputs { get; } = (int)Math.Min(MaxWidth, plan.Outputs - firstColumn);

    /// <summary>First entry among all parameters.</summary>
    public nint Start { get; } = plan.Start + plan.Rows * firstColumn;

    /// <summary>The first bias; the weights lie before it.</summary>
    public nint Biases => Start + Plan.Inputs * Width;

    /// <summary>The first entry that must not learn: the padding, and the biases of a layer without any.</summary>
    public nint FirstFixed => Plan.HasBiases ? Biases + Width : Biases;

    public nint End => Start + Plan.Rows * Width;
}
