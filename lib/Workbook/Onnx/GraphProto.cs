using ProtoBuf;

namespace Workbook;

/// <summary>Nodes in the order in which they are computed, and the constants that they take.</summary>
[ProtoContract]
internal sealed record GraphProto
{
    [ProtoMember(1)]
    public List<NodeProto>? Node { get; init; }

    [ProtoMember(2)]
    public string? Name { get; init; }

    [ProtoMember(5)]
    public List<TensorProto>? Initializer { get; init; }

    [ProtoMember(11)]
    public List<ValueInfoProto>? Input { get; init; }

    [ProtoMember(12)]
    public List<ValueInfoProto>? Output { get; init; }
}
