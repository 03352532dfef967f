using ProtoBuf;

namespace Workbook;

/// <summary>The version of the operators of a domain; the domain "" is ONNX's own.</summary>
[ProtoContract]
internal sealed record OperatorSetIdProto
{
    [ProtoMember(1)]
    public string? Domain { get; init; }

    [ProtoMember(2)]
    public long Version { get; init; }
}
