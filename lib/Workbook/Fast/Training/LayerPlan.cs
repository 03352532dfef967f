namespace Workbook;

/// <summary>
/// Where one layer lies in the fast path's memory. Weights and biases are one matrix: the biases are its last row, and each sample
/// has a 1 behind its last activation. Rows and columns are padded with zeros to whole tiles.
/// </summary>
/// <param name="Activation">The function g.</param>
/// <param name="Inputs">Units of the layer before.</param>
/// <param name="Outputs">Units of this layer.</param>
/// <param name="HasBiases">Without, the last row stays 0.</param>
/// <param name="Start">First entry among all parameters.</param>
/// <param name="TransposeStart">First entry among all transposed weights.</param>
internal sealed record LayerPlan(
    Activation Activation,
    int Inputs,
    int Outputs,
    bool HasBiases,
    nint Start,
    nint TransposeStart
)
{
    public nint InputStride => Stride(Inputs);

    public nint OutputStride => Stride(Outputs);

    public nint Rows => TileGrid.PadRows(Inputs + 1);

    public nint Columns => TileGrid.PadColumns(Outputs);

    public nint Size => Rows * Columns;

    public nint TransposeColumns => TileGrid.PadColumns(Inputs);

    public nint TransposeSize => Outputs * TransposeColumns;

    /// <summary>The first entry that must not learn: the padding, and the biases of a layer without any.</summary>
    public nint FirstFixed => Start + (HasBiases ? Inputs + 1 : Inputs) * Columns;

    public nint End => Start + Size;

    public static nint Stride(int units) => TileGrid.PadColumns(units + 1);
}
