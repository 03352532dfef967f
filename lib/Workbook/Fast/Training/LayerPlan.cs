namespace Workbook;

/// <summary>
/// Where one layer lies in the fast path's memory. Weights and biases are one matrix: the biases are its last row, and each sample
/// has a 1 behind its last activation. Rows and columns are padded with zeros to whole tiles, and the columns are cut into panels.
/// </summary>
internal sealed class LayerPlan
{
    /// <param name="layer">The layer.</param>
    /// <param name="start">First entry among all parameters.</param>
    /// <param name="transposeStart">First entry among all transposed weights.</param>
    public LayerPlan(DenseLayer layer, nint start, nint transposeStart)
    {
        (Activation, Inputs, Outputs, HasBiases) = (layer.Activation, layer.Inputs, layer.Outputs, layer.b is not null);
        (Start, TransposeStart) = (start, transposeStart);
        Panels = new Panel[(Columns + Panel.MaxWidth - 1) / Panel.MaxWidth];
        for (var panel = 0; panel < Panels.Length; panel++)
        {
            Panels[panel] = new Panel(this, panel * Panel.MaxWidth);
        }
    }

    /// <summary>The function g.</summary>
    public Activation Activation { get; }

    /// <summary>Units of the layer before.</summary>
    public int Inputs { get; }

    /// <summary>Units of this layer.</summary>
    public int Outputs { get; }

    /// <summary>Without, the last row stays 0.</summary>
    public bool HasBiases { get; }

    public nint Start { get; }

    public nint TransposeStart { get; }

    public Panel[] Panels { get; }

    public nint InputStride => Stride(Inputs);

    public nint OutputStride => Stride(Outputs);

    public nint Rows => TileGrid.PadRows(Inputs + 1);

    public nint Columns => TileGrid.PadColumns(Outputs);

    public nint Size => Rows * Columns;

    public nint TransposeColumns => TileGrid.PadColumns(Inputs);

    public nint TransposeSize => Outputs * TransposeColumns;

    public static nint Stride(int units) => TileGrid.PadColumns(units + 1);
}
