using System.Text.Json;
using MathNet.Numerics.LinearAlgebra;

namespace Workbook.Tests;

/// <summary>Warfield's SimpleNN (ledger C09, C17–C19), against the losses that his code prints under NumPy, kept in warfield.json.</summary>
public class ArticleRunTests
{
    private static readonly JsonElement NumPy = JsonDocument
        .Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Training", "warfield.json")))
        .RootElement;

    [Fact]
    public void One_thousand_samples_two_thousand_epochs()
    {
        var random = new NumPyRandom(99);
        var (x, y) = (random.Uniform(-10, 10, 1000), random.Uniform(-10, 10, 1000));
        Compare("random1000_lr0.001_2000", Matrix<double>.Build.DenseOfColumnVectors(x, y), epochs: 2000);
    }

    [Fact]
    public void The_grid_of_ten_thousand_points_four_thousand_epochs() =>
        Compare(
            "grid_10000_lr0.001_4000",
            Matrix<double>.Build.Dense(10_000, 2, (i, j) => -10 + 20.0 / 99 * (j == 0 ? i % 100 : i / 100)),
            epochs: 4000
        );

    private static void Compare(string run, Matrix<double> X, int epochs)
    {
        var Y = Matrix<double>.Build.Dense(
            X.RowCount,
            1,
            (i, _) => Math.Sin(X[i, 0]) + X[i, 0] * Math.Cos(X[i, 1]) + X[i, 1] + Math.Pow(3, X[i, 0] / 3)
        );
        var network = Network.Create(
            [2, 64, 64, 64, 1],
            Activation.ReLU,
            Activation.Identity,
            Initializer.Uniform(-1, 1),
            new NumPyRandom(99)
        );
        var history = network.Train(
            Standardized(X),
            Standardized(Y),
            new TrainingOptions
            {
                Loss = Loss.HalfSquared,
                Optimizer = Optimizer.GradientDescent(0.001),
                Epochs = epochs,
                LogEvery = 20,
            }
        );
        var expected = NumPy
            .GetProperty(run)
            .EnumerateArray()
            .Select(entry => (Epoch: entry[0].GetInt32(), Loss: entry[1].GetDouble()))
            .ToArray();
        Assert.Equal(expected.Select(entry => entry.Epoch), history.Epochs);
        // The article prints the mean square, twice the loss whose gradient it follows (C90).
        Assert.All(
            expected.Zip(history.Loss),
            pair => Assert.Equal(pair.First.Loss, 2 * pair.Second, 1e-9 * pair.First.Loss)
        );
    }

    private static Matrix<double> Standardized(Matrix<double> A) =>
        Matrix<double>.Build.DenseOfColumnVectors(
            A.EnumerateColumns()
                .Select(column =>
                {
                    var mean = column.Average();
                    return (column - mean) / Math.Sqrt(column.Average(value => (value - mean) * (value - mean)));
                })
        );
}
