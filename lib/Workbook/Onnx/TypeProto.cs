using ProtoBuf;

namespace Workbook;

/// <summary>The type of a value; null where it is no tensor.</summary>
[ProtoContract]
internal sealed record TypeProto
{
    [ProtoMember(1)]
    public TensorTypeProto? TensorType { get; init; }
}
