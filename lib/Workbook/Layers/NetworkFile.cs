using System.Text.Json;

namespace Workbook;

/// <summary>Networks as JSON files, in the format that <see cref="Network.Save"/> documents.</summary>
internal static class NetworkFile
{
    private const string Format = "workbook-network";
    private const int Version = 1;

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private sealed record Header(string Format, int Version);

    private sealed record Contents(string Format, int Version, StoredLayer[] Layers);

    private sealed record StoredLayer(
        string Activation,
        double[][] Weights,
        double[]? Biases = null,
        double? Slope = null
    );

    public static void Write(Network network, string path)
    {
        var layers = network.Layers.Select((layer, l) => Store(layer, l + 1)).ToArray();
        var json = JsonSerializer.SerializeToUtf8Bytes(new Contents(Format, Version, layers), Options);
        DiskFile.Write(path, stream => stream.Write(json));
    }

    public static Network Read(string path, Activation[] own)
    {
        ArgumentNullException.ThrowIfNull(own);
        var json = DiskFile.Read(path);
        try
        {
            var header = JsonSerializer.Deserialize<Header>(json, Options);
            if (header?.Format != Format)
            {
                throw Damaged("it is not a saved network", null);
            }

            if (header.Version != Version)
            {
                throw Damaged(
                    $"it has version {header.Version}, and this library reads version {Version}: take a newer library",
                    null
                );
            }

            return new([
                .. JsonSerializer.Deserialize<Contents>(json, Options)!.Layers.Select(layer => Restore(layer, own)),
            ]);
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            throw Damaged($"it is damaged or incomplete. {e.Message}", e);
        }

        InvalidDataException Damaged(string why, Exception? cause) => new($"{path} cannot be loaded: {why}", cause);
    }

    public static void RequireFinite(DenseLayer layer, int number)
    {
        if (!layer.W.ForAll(double.IsFinite) || layer.b?.ForAll(double.IsFinite) == false)
        {
            throw new InvalidOperationException(
                $"The weights or biases of layer {number} are not all finite: such a network cannot be saved."
            );
        }
    }

    private static StoredLayer Store(DenseLayer layer, int number)
    {
        RequireFinite(layer, number);
        if (
            layer.Activation is not LeakyReLUActivation
            && Named(layer.Activation.Name, slope: 0, [layer.Activation]) != layer.Activation
        )
        {
            throw new InvalidOperationException(
                $"The activation of layer {number} calls itself {layer.Activation.Name}, as one of this library does: give it another name, or the file would be read as that one."
            );
        }

        return new(
            layer.Activation.Name,
            layer.W.ToRowArrays(),
            layer.b?.ToArray(),
            (layer.Activation as LeakyReLUActivation)?.Slope
        );
    }

    private static DenseLayer Restore(StoredLayer? stored, Activation[] own) =>
        stored is null
            ? throw new ArgumentException("A layer is null.")
            : new(
                Matrices.FromRows(stored.Weights),
                stored.Biases is null ? null : Matrices.Vector(stored.Biases),
                Named(stored.Activation, stored.Slope, own)
                    ?? throw new ArgumentException(
                        $"The activation \"{stored.Activation}\" is unknown. If it is one of your own, hand it to Load."
                    )
            );

    private static Activation? Named(string name, double? slope, Activation[] own) =>
        name == "leaky_relu"
            ? Activation.LeakyReLU(slope ?? throw new ArgumentException("leaky_relu has no slope."))
            : Activation.Named(name) ?? Array.Find(own, activation => activation.Name == name);
}
