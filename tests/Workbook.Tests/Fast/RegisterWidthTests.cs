using System.Diagnostics;
using System.Globalization;

namespace Workbook.Tests;

/// <summary>Processors without wide registers take other code and get the same results: the same work again, in a process that may not use them.</summary>
public class RegisterWidthTests
{
    private const string Argument = "--print-results";

    [Theory]
    [InlineData("DOTNET_EnableAVX512", 256)]
    [InlineData("DOTNET_EnableAVX2", 128)]
    [InlineData("DOTNET_EnableHWIntrinsic", 128)]
    public void Narrower_registers_give_the_same_results(string without, int widest)
    {
        var narrow = InProcessWithout(without);
        Assert.True(narrow[0] <= widest, $"{without}=0 leaves registers of {narrow[0]} bits.");
        var wide = Results();
        Assert.Equal(wide.Length, narrow.Length);
        Assert.All(
            wide.Zip(narrow).Skip(1),
            pair => Assert.Equal(pair.First, pair.Second, 1e-12 * Math.Max(1, Math.Abs(pair.First)))
        );
    }

    /// <summary>What the process that the test starts runs, in place of the test runner's own entry point.</summary>
    private static void Main(string[] arguments)
    {
        if (arguments is [Argument])
        {
            foreach (var result in Results())
            {
                Console.WriteLine(result.ToString("R", CultureInfo.InvariantCulture));
            }
        }
    }

    private static double[] Results()
    {
        var random = new NumPyRandom(7);
        var product = random.StandardNormal(61, 173) * random.StandardNormal(173, 45);
        var results = new List<double> { WidestRegister };
        results.AddRange(product.AsColumnMajorArray());
        foreach (var g in new[] { Activation.ReLU, Activation.Sigmoid, Activation.Tanh })
        {
            var network = Network.Create([2, 30, 17, 3], g, Activation.Softmax, Initializer.Glorot, random);
            var (X, Y) = (
                random.StandardNormal(150, 2),
                Matrices.OneHot([.. random.RandInt(0, 3, 150).Select(label => (int)label)], 3)
            );
            foreach (
                var optimizer in new[]
                {
                    Optimizer.GradientDescent(0.1),
                    Optimizer.Adam(),
                    Optimizer.Adamax(),
                    Optimizer.Momentum(0.01),
                }
            )
            {
                var history = network.Train(
                    X,
                    Y,
                    new TrainingOptions
                    {
                        Loss = Loss.CategoricalCrossEntropy,
                        Optimizer = optimizer,
                        Regularizer = Regularizer.L1(0.01),
                        Epochs = 5,
                    }
                );
                results.AddRange(history.Loss);
                results.AddRange(network[2].W.AsColumnMajorArray());
            }
        }
        return [.. results];
    }

    private static int WidestRegister =>
        System.Runtime.Intrinsics.Vector512.IsHardwareAccelerated ? 512
        : System.Runtime.Intrinsics.Vector256.IsHardwareAccelerated ? 256
        : 128;

    private static double[] InProcessWithout(string feature)
    {
        var runner = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo(runner, [typeof(RegisterWidthTests).Assembly.Location, Argument])
        {
            RedirectStandardOutput = true,
        };
        start.Environment[feature] = "0";
        using var process = Process.Start(start)!;
        var printed = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return
        [
            .. printed
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => double.Parse(line, CultureInfo.InvariantCulture)),
        ];
    }
}
