using ProtoBuf;

namespace Workbook;

/// <summary>Networks as ONNX files, as <see cref="Network.SaveOnnx"/> documents them.</summary>
internal static class OnnxFile
{
    public static void Write(Network network, string path, bool asFloat)
    {
        if (OperatingSystem.IsBrowser())
        {
            throw NotInPage();
        }

        var model = OnnxWriter.Model(network, asFloat);
        DiskFile.Write(path, stream => Serializer.Serialize(stream, model));
    }

    public static Network Read(string path)
    {
        if (OperatingSystem.IsBrowser())
        {
            throw NotInPage();
        }

        return DiskFile.Load(path, bytes => OnnxReader.Network(Parse(bytes)));
    }

    // Asked for in each method: what follows, with protocol buffers, is then left out of the engine for pages.
    private static PlatformNotSupportedException NotInPage() =>
        new("ONNX files are read and written on your own machine, not in the page; run this cell in the notebook.");

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
