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
            layers.Add(
                new LayerPlan(layer.Activation, layer.Inputs, layer.Outputs, layer.b is not null, start, transposeStart)
            );
            start += layers[^1].Size;
            transposeStart += layers[^1].TransposeSize;
        }
        Layers = [.. layers];
        Values = new AlignedBuffer(start);
        Transposes = new AlignedBuffer(transposeStart);
        Load(network);
    }

    public LayerPlan[] Layers { get; }

    public AlignedBuffer Values { get; }

    public AlignedBuffer Transposes { get; }

    /// <summary>A layer's weights, with the biases as last row.</summary>
    public Operand W(LayerPlan plan) => new(Values.Start + plan.Start, plan.Columns, 1);

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
    public void ClearFixed()
    {
        foreach (var plan in Layers)
        {
            if (!plan.HasBiases)
            {
                Values.Span[(int)plan.FirstFixed..(int)plan.End].Clear();
            }
        }
    }

    /// <summary>To be called after each change of the weights. The first layer's are not needed: nothing learns from the gradient of X.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Transpose()
    {
        for (var l = 1; l < Layers.Length; l++)
        {
            var plan = Layers[l];
            double* from = Values.Start + plan.Start,
                to = Transposes.Start + plan.TransposeStart;
            for (nint i = 0; i < plan.Inputs; i++, from += plan.Columns)
            {
                for (nint j = 0; j < plan.Outputs; j++)
                {
                    to[j * plan.TransposeColumns + i] = from[j];
                }
            }
        }
    }

    private void Load(Network network)
    {
        for (var l = 0; l < Layers.Length; l++)
        {
            var plan = Layers[l];
            var layer = network.Layers[l];
            var to = Values.Start + plan.Start;
            for (var i = 0; i <= plan.Inputs; i++)
            {
                for (var j = 0; j < plan.Outputs; j++)
                {
                    to[i * plan.Columns + j] = i < plan.Inputs ? layer.W[i, j] : layer.b?[j] ?? 0;
                }
            }
        }
        Transpose();
    }

    private double At(LayerPlan plan, int row, int column) => Values.Start[plan.Start + row * plan.Columns + column];
}
