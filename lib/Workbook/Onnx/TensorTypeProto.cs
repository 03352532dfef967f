using ProtoBuf;

namespace Workbook;

/// <summary>The type of a tensor's numbers, and its shape if that is known.</summary>
[ProtoContract]
internal sealed record TensorTypeProto
{
    [ProtoMember(1)]
    public int ElemType { get; init; }

    [ProtoMember(2)]
    public TensorShapeProto? Shape { get; init; }
}
