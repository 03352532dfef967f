using ProtoBuf;

namespace Workbook;

/// <summary>Networks as ONNX files, as <see cref="Network.SaveOnnx"/> documents them.</summary>
internal static class OnnxFile
{
    public static void Write(Network network, string path, bool asFloat)
    {
        var model = OnnxWriter.Model(network, asFloat);
        DiskFile.Write(path, stream => Serializer.Serialize(stream, model));
    }

    public static Network Read(string path) => DiskFile.Load(path, bytes => OnnxReader.Network(Parse(bytes)));

    private static ModelProto Parse(byte[] bytes)
    {
        try
        {
            return Serializer.Deserialize<ModelProto>(bytes.AsMemory());
        }
        catch (Exception e)
            when (e is ProtoException or EndOfStreamException or InvalidOperationException or OverflowException)
        {
            throw new InvalidDataException(
                $"it is no ONNX file, or is damaged or incomplete. {e.Message.TrimEnd('.')}.",
                e
            );
        }
    }
}
