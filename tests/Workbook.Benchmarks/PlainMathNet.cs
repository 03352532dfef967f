using System.Diagnostics;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Providers.LinearAlgebra;

namespace Workbook.Benchmarks;

/// <summary>What one writes with MathNet and without this library, on MathNet's own managed provider.</summary>
internal sealed class PlainMathNet : IContender
{
    public string Name => "MathNet";

    public double? Seconds(string work)
    {
        var provider = LinearAlgebraControl.Provider;
        LinearAlgebraControl.Provider = ManagedLinearAlgebraProvider.Instance;
        try
        {
            return work.Split(' ') switch
            {
                ["product", var rows, var depth, var columns] => Products.Seconds(
                    int.Parse(rows),
                    int.Parse(depth),
                    int.Parse(columns)
                ),
                ["surface"] => Surface(epochs: 2),
                _ => null,
            };
        }
        finally
        {
            LinearAlgebraControl.Provider = provider;
        }
    }

    private static double Surface(int epochs)
    {
        var draw = new MathNet.Numerics.Distributions.ContinuousUniform(-0.2, 0.2);
        int[] sizes = [2, 64, 64, 64, 1];
        var W = sizes
            .Zip(sizes.Skip(1), (inputs, outputs) => Matrix<double>.Build.Random(inputs, outputs, draw))
            .ToArray();
        var b = sizes.Skip(1).Select(outputs => Vector<double>.Build.Dense(outputs)).ToArray();
        var (x, y) = (Matrix<double>.Build.Random(10_000, 2), Matrix<double>.Build.Random(10_000, 1));
        var (A, Z) = (new Matrix<double>[5], new Matrix<double>[4]);
        A[0] = x;
        var clock = Stopwatch.StartNew();
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            for (var l = 0; l < 4; l++)
            {
                var bias = b[l];
                Z[l] = A[l] * W[l];
                Z[l].MapIndexedInplace((_, j, z) => z + bias[j]);
                A[l + 1] = l < 3 ? Z[l].PointwiseMaximum(0) : Z[l];
            }
            var d = (A[4] - y) / 10_000;
            for (var l = 3; l >= 0; l--)
            {
                var (dW, db) = (A[l].TransposeThisAndMultiply(d), d.ColumnSums());
                if (l > 0)
                {
                    d = d.TransposeAndMultiply(W[l]).PointwiseMultiply(Z[l - 1].Map(z => z > 0 ? 1.0 : 0.0));
                }

                W[l] -= 0.001 * dW;
                b[l] -= 0.001 * db;
            }
        }
        return clock.Elapsed.TotalSeconds / epochs;
    }
}
