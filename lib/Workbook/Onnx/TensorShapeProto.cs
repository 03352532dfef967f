using ProtoBuf;

namespace Workbook;

/// <summary>The lengths of a tensor.</summary>
[ProtoContract]
internal sealed record TensorShapeProto
{
    [ProtoMember(1)]
    public List<DimensionProto>? Dim { get; init; }
}
