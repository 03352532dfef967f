using MathNet.Numerics.LinearAlgebra;

namespace Workbook;

/// <summary>The gradient of a network's loss, from a tape: every multiplication and addition is one <see cref="Value"/>.</summary>
internal static class TapeGradient
{
    /// <summary>∂(loss + penalty)/∂W and ∂/∂b of every layer.</summary>
    public static (Matrix<double> dW, Vector<double>? db)[] Of(
        Network network,
        Matrix<double> X,
        Matrix<double> Y,
        Loss loss,
        Regularizer regularizer
    )
    {
        var tape = new Tape();
        var layers = network.Layers.Select(layer => OnTape(tape, layer)).ToArray();
        var total = tape.Variable(0);
        for (var sample = 0; sample < X.RowCount; sample++)
        {
            Value[] a = [.. X.Row(sample).Select(x => tape.Variable(x))];
            foreach (var (W, b, g) in layers[..^1])
            {
                a = g.OnTape(WeightedSums(a, W, b));
            }

            var (lastW, lastB, lastG) = layers[^1];
            total += loss.OnTape(WeightedSums(a, lastW, lastB), Y.Row(sample).ToArray(), lastG) / X.RowCount;
        }
        foreach (var (W, _, _) in layers)
        {
            foreach (var w in W)
            {
                total += (regularizer.Lambda1 * w.Abs() + regularizer.Lambda2 / 2 * w * w) / X.RowCount;
            }
        }

        tape.Backward(total);

        return
        [
            .. layers.Zip(
                network.Layers,
                (values, layer) =>
                    (
                        Matrix<double>.Build.Dense(layer.Inputs, layer.Outputs, (i, j) => values.W[i, j].Gradient),
                        layer.b is null ? null : Vector<double>.Build.Dense(layer.Outputs, j => values.b[j].Gradient)
                    )
            ),
        ];
    }

    private static Value[] WeightedSums(Value[] a, Value[,] W, Value[] b) =>
        [
            .. b.Select(
                (bias, unit) => a.Select((input, i) => input * W[i, unit]).Aggregate(bias, (sum, term) => sum + term)
            ),
        ];

    private static (Value[,] W, Value[] b, Activation g) OnTape(Tape tape, DenseLayer layer)
    {
        var W = new Value[layer.Inputs, layer.Outputs];
        foreach (var (i, j, w) in layer.W.EnumerateIndexed())
        {
            W[i, j] = tape.Variable(w);
        }

        Value[] b = [.. Enumerable.Range(0, layer.Outputs).Select(j => tape.Variable(layer.b?[j] ?? 0))];
        return (W, b, layer.Activation);
    }
}
