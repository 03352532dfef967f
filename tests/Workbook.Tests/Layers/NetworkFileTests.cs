using FsCheck;
using FsCheck.Fluent;

namespace Workbook.Tests;

public sealed class NetworkFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("workbook-tests").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string FileWith(string text)
    {
        var path = Path.Combine(_folder, "network.json");
        File.WriteAllText(path, text);
        return path;
    }

    [Fact]
    public void Networks_come_back_to_the_last_bit() =>
        Prop.ForAll(
                RandomCase.Arbitrary,
                c =>
                {
                    var path = Path.Combine(_folder, "network.json");
                    c.Network.Save(path);
                    var loaded = Network.Load(path);
                    return loaded
                            .Layers.Zip(c.Network.Layers)
                            .All(pair =>
                                pair.First.W.Equals(pair.Second.W)
                                && Equals(pair.First.b, pair.Second.b)
                                && pair.First.Activation.ToString() == pair.Second.Activation.ToString()
                            ) && loaded.Predict(c.X).Equals(c.Network.Predict(c.X));
                }
            )
            .Check(Config.QuickThrowOnFailure);

    [Fact]
    public void The_documented_format_is_read()
    {
        var network = Network.Load(
            FileWith(
                """
                {
                  "format": "workbook-network", "version": 1,
                  "layers": [
                    { "activation": "relu", "weights": [[1, 2], [-3, 4]], "biases": [0.5, -0.5] },
                    { "activation": "identity", "weights": [[1], [10]] }
                  ]
                }
                """
            )
        );
        // relu([1, 2]·W + b) = relu([−4.5, 9.5]) = [0, 9.5]
        Assert.Equal(95, network.Predict(Matrices.Row(1, 2))[0, 0]);
    }

    [Theory]
    [InlineData("", "damaged or incomplete")]
    [InlineData("null", "not a saved network")]
    [InlineData("[1, 2]", "damaged or incomplete")]
    [InlineData("""{"format": "another", "version": 1}""", "not a saved network")]
    [InlineData(
        """{"format": "workbook-network", "version": 2, "units": 3}""",
        "it has version 2, and this library reads version 1"
    )]
    [InlineData("""{"format": "workbook-network", "version": 1}""", "damaged or incomplete")]
    [InlineData("""{"format": "workbook-network", "version": 1, "layers": []}""", "at least one layer")]
    [InlineData("""{"format": "workbook-network", "version": 1, "layers": [null]}""", "damaged or incomplete")]
    [InlineData(
        """{"format": "workbook-network", "version": 1, "layers": [{"activation": "relu", "weights": [[1, 2], [3]]}]}""",
        "equally long"
    )]
    [InlineData(
        """{"format": "workbook-network", "version": 1, "layers": [{"activation": "relu", "weights": [[1, null]]}]}""",
        "damaged or incomplete"
    )]
    [InlineData(
        """{"format": "workbook-network", "version": 1, "layers": [{"activation": "relu", "weights": [[1e999]]}]}""",
        "W[0,0] is"
    )]
    [InlineData(
        """{"format": "workbook-network", "version": 1, "layers": [{"activation": "relu", "weights": [[1]], "biases": [1, 2]}]}""",
        "W is 1×1 and b has length 2"
    )]
    [InlineData(
        """{"format": "workbook-network", "version": 1, "layers": [{"activation": "swish", "weights": [[1]]}]}""",
        "\"swish\" is unknown"
    )]
    [InlineData(
        """{"format": "workbook-network", "version": 1, "layers": [{"activation": "leaky_relu", "weights": [[1]]}]}""",
        "no slope"
    )]
    public void A_file_that_is_no_network_is_refused_by_name(string text, string why)
    {
        var path = FileWith(text);
        var message = Assert.Throws<InvalidDataException>(() => Network.Load(path)).Message;
        Assert.StartsWith($"{path} cannot be loaded: ", message);
        Assert.Contains(why, message);
    }

    [Fact]
    public void Cut_and_altered_files_give_a_network_or_one_clear_exception()
    {
        var network = Network.Create(
            [2, 3, 1],
            Activation.LeakyReLU(),
            Activation.Sigmoid,
            Initializer.Glorot,
            new NumPyRandom(0)
        );
        var path = Path.Combine(_folder, "network.json");
        network.Save(path);
        var whole = File.ReadAllBytes(path);

        for (var length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(path, whole[..length]);
            Assert.Throws<InvalidDataException>(() => Network.Load(path));
        }
        Prop.ForAll(
                Damage.Of(whole),
                altered =>
                {
                    File.WriteAllBytes(path, altered);
                    return Record.Exception(() => Network.Load(path)) is null or InvalidDataException;
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    [Fact]
    public void A_missing_file_is_named() =>
        Assert.Contains(
            "nowhere.json",
            Assert.Throws<FileNotFoundException>(() => Network.Load(Path.Combine(_folder, "nowhere.json"))).Message
        );

    [Fact]
    public void A_network_that_has_blown_up_is_not_saved_over_a_good_one()
    {
        var network = new Network(new DenseLayer(Matrices.Row(1), null, Activation.Identity));
        var path = Path.Combine(_folder, "network.json");
        network.Save(path);
        network.Layers[0].W[0, 0] = double.NaN;
        Assert.Contains("layer 1", Assert.Throws<InvalidOperationException>(() => network.Save(path)).Message);
        Assert.Equal(1, Network.Load(path)[1].W[0, 0]);
    }
}
