using ProtoBuf;

namespace Workbook;

/// <summary>One operator, applied to values that have names.</summary>
[ProtoContract]
internal sealed record NodeProto
{
    [ProtoMember(1)]
    public List<string>? Input { get; init; }

    [ProtoMember(2)]
    public List<string>? Output { get; init; }

    [ProtoMember(3)]
    public string? Name { get; init; }

    [ProtoMember(4)]
    public string? OpType { get; init; }

    [ProtoMember(5)]
    public List<AttributeProto>? Attribute { get; init; }

    [ProtoMember(7)]
    public string? Domain { get; init; }
}
