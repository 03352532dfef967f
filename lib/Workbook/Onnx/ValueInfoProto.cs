using ProtoBuf;

namespace Workbook;

/// <summary>An input or output of the graph.</summary>
[ProtoContract]
internal sealed record ValueInfoProto
{
    [ProtoMember(1)]
    public string? Name { get; init; }

    [ProtoMember(2)]
    public TypeProto? Type { get; init; }
}
