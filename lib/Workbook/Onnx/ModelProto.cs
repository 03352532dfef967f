using ProtoBuf;

namespace Workbook;

/// <summary>
/// An ONNX file: a message of protocol buffers. These classes hold the fields that a network needs, with the names and numbers of onnx.proto;
/// others are skipped. Lists are there once they have an entry, so that a file of nothing but empty messages stays small in memory.
/// </summary>
[ProtoContract]
internal sealed record ModelProto
{
    [ProtoMember(1)]
    public long IrVersion { get; init; }

    [ProtoMember(2)]
    public string? ProducerName { get; init; }

    [ProtoMember(3)]
    public string? ProducerVersion { get; init; }

    [ProtoMember(7)]
    public GraphProto? Graph { get; init; }

    [ProtoMember(8)]
    public List<OperatorSetIdProto>? OpsetImport { get; init; }
}
