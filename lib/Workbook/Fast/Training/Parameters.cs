using System.Runtime.CompilerServices;
using MathNet.Numerics.LinearAlgebra;

namespace Workbook;

/// <summary>A network's weights and biases in one piece of memory, and the transposed weights for the backward pass.</summary>
internal sealed unsafe class Parameters
{
    public Parameters(Network network)
    {
        var layers = new List<LayerPlan>();
        nint start = 0,
            transposeStart = 0;
        foreach (var layer in network.Layers)
        {
            layers.Add(new LayerPlan(layer, start, transposeStart));
            start += layers[^1].Size;
            transposeStart += layers[^1].TransposeSize;
        }
        Layers = [.. layers];
        // The left half of each layer comes first, so that each thread's share of the panels is of all layers.
        Panels =
        [
            .. layers
                .SelectMany(plan =>
                    plan.Panels.Select(panel => (Place: panel.FirstColumn / (double)plan.Columns, panel))
                )
                .OrderBy(panel => panel.Place)
                .Select(panel => panel.panel),
        ];
        Values = new AlignedBuffer(start);
        Transposes = new AlignedBuffer(transposeStart);
        Load(network);
    }

    public LayerPlan[] Layers { get; }

    public Panel[] Panels { get; }

    public AlignedBuffer Values { get; }

    public AlignedBuffer Transposes { get; }

    /// <summary>Some columns of a layer's weights, with the biases as last row.</summary>
    public Operand W(Panel panel) => new(Values.Start + panel.Start, panel.Width, 1);

    /// <summary>A layer's transposed weights, without biases.</summary>
    public Operand WT(LayerPlan plan) => new(Transposes.Start + plan.TransposeStart, plan.TransposeColumns, 1);

    public void Store(Network network)
    {
        for (var l = 0; l < Layers.Length; l++)
        {
            var plan = Layers[l];
            var layer = network.Layers[l];
            layer.W = Matrix<double>.Build.Dense(plan.Inputs, plan.Outputs, (i, j) => At(plan, i, j));
            if (plan.HasBiases)
            {
                layer.b = Vector<double>.Build.Dense(plan.Outputs, j => At(plan, plan.Inputs, j));
            }
        }
    }

    /// <summary>Keeps the biases of layers without any at 0, whatever an optimizer makes of a gradient of 0.</summary>
    public void ClearFixed(Panel panel) => Values.Span[(int)panel.FirstFixed..(int)panel.End].Clear();

    /// <summary>To be called after each change of the weights. The first layer's are not needed: nothing learns from the gradient of X.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Transpose(Panel panel)
    {
        var plan = panel.Plan;
        if (plan == Layers[0])
        {
            return;
        }

        double* from = Values.Start + panel.Start,
            to = Transposes.Start + plan.TransposeStart + panel.FirstColumn * plan.TransposeColumns;
        for (nint i = 0; i < plan.Inputs; i++, from += panel.Width)
        {
            for (nint j = 0; j < panel.Outputs; j++)
            {
                to[j * plan.TransposeColumns + i] = from[j];
            }
        }
    }

    private void Load(Network network)
    {
        for (var l = 0; l < Layers.Length; l++)
        {
            var plan = Layers[l];
            var layer = network.Layers[l];
            for (var i = 0; i <= plan.Inputs; i++)
            {
                for (var j = 0; j < plan.Outputs; j++)
                {
                    At(plan, i, j) = i < plan.Inputs ? layer.W[i, j] : layer.b?[j] ?? 0;
                }
            }
        }

        Array.ForEach(Panels, Transpose);
    }

    private ref double At(LayerPlan plan, int row, int column)
    {
        var panel = plan.Panels[column / Panel.MaxWidth];
        return ref Values.Start[panel.Start + row * panel.Width + column - panel.FirstColumn];
    }
}
